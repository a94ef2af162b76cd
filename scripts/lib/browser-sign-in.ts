/** The browser's part of connecting an account: goes to the login page, and comes back with the code. */
import { EditorError } from './editor-error.ts';

/**
 * @param url of the login page, as the app made it.
 * @param redirectUri where it has to lead back to, as registered on the OAuth client.
 * @param state that has to come back (RFC 6749 §10.12).
 * @returns the authorization code that the login page sends back.
 * @throws {EditorError} when it leads elsewhere, or comes back without a code or with another state.
 */
export async function signIn(url: URL, redirectUri: string, state: string): Promise<string> {
  const page = await fetch(url, { redirect: 'manual' });
  const location = page.headers.get('location') ?? '';
  if (!location.startsWith(redirectUri)) {
    const text = (await page.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    throw new EditorError(
      new Error(`The login page did not lead back to Zapier (HTTP status ${page.status}): ${text}`),
    );
  }
  const { searchParams } = new URL(location);
  const code = searchParams.get('code');
  if (code === null) throw new EditorError(new Error(`No code came back: ${searchParams.get('error_description')}`));
  if (searchParams.get('state') !== state) throw new EditorError(new Error('The state that came back is another.'));
  return code;
}
