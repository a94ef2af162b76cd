/** A client whose answers stand in the test, for what only reads them; how Genesys Cloud behaves, the sandbox knows. */
import { type Client, createClient } from '../../src/genesys/client.ts';
import type { HttpRequest, SendRequest } from '../../src/genesys/http/http.ts';
import { regionById } from '../../src/genesys/regions.ts';

/** A body with status 200, or what {@link refused} makes; a function where it depends on what is asked. */
export type Told = object | ((url: URL, request: HttpRequest) => object);

const REFUSED = Symbol('refused');

/** An error of Genesys Cloud. */
export const refused = (status: number, code = '', message = '') => ({ [REFUSED]: status, status, code, message });

/**
 * @param answers by the end of the path; what is not there is answered with 404.
 * @param expiresAt when the token ends, milliseconds since 1970; null: not known.
 * @returns the client, and each path with its query that was asked for, in order.
 */
export function answered(
  answers: Readonly<Record<string, Told>>,
  actsForItself = false,
  expiresAt: number | null = null,
) {
  const asked: string[] = [];
  const logged: string[] = [];
  const send: SendRequest = async (request, read) => {
    const url = new URL(request.url);
    asked.push(decodeURIComponent(`${url.pathname.replace('/api/v2/', '')}${url.search}`));
    const found = Object.entries(answers).find(([path]) => url.pathname.endsWith(path))?.[1] ?? refused(404);
    const body = typeof found === 'function' ? found(url, request) : found;
    const status = REFUSED in body ? Number(body[REFUSED]) : 200;
    return read({ status, header: () => null, body: JSON.stringify(body) });
  };
  const client: Client = createClient(
    regionById('eu-west-1'),
    { value: 'token', expiresAt, actsForItself },
    { send, now: Date.now, random: () => 0, sleep: async () => {}, log: (line) => logged.push(line) },
  );
  return { client, asked, logged };
}
