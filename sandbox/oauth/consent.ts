/**
 * The consent page, for `settings.consent` "page": the user sees who asks for what and allows or refuses it (RFC 6749, section 4.1.1 (C)).
 * The form carries a token that cannot be guessed and counts once, so that no other site can consent in the user's name (section 10.12).
 */
import { escapeHtml, html, type Reply } from '../reply.ts';
import type { OAuthClient, PendingConsent, State, User } from '../world/state.ts';
import { secret } from './issue.ts';
import { sendBack } from './send-back.ts';

/** Keeps the request and shows the page. */
export function askConsent(state: State, client: OAuthClient, user: User, pending: PendingConsent): Reply {
  const token = secret();
  state.consents.set(token, pending);
  const [clientName, userName, email, organization] = [client.name, user.name, user.email, state.organization.name].map(
    escapeHtml,
  );
  const scopes = pending.scopes.map((scope) => `<li><code>${escapeHtml(scope)}</code></li>`).join('\n');
  const title = `Allow ${clientName}?`;
  const body = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body>
<main>
<h1>${title}</h1>
<p><strong>${clientName}</strong> asks to use <strong>${organization}</strong> in the name of <strong>${userName}</strong> (${email}), with these scopes:</p>
<ul>
${scopes}
</ul>
<form method="post" action="/oauth/authorize">
<input type="hidden" name="consent" value="${token}">
<button name="decision" value="allow">Allow</button>
<button name="decision" value="refuse">Refuse</button>
</form>
<p>This is a sandbox on this machine, not Genesys Cloud.</p>
</main>
</body>
</html>`;
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      // Browsers hold form-action against the redirect that follows, too, so the client's address must be in it.
      'content-security-policy': `default-src 'none'; form-action 'self' ${sourceOf(pending.redirectUri)}; frame-ancestors 'none'; base-uri 'none'`,
    },
    body,
  };
}

/**
 * The answer to the form.
 * @param form the request's body: `consent`, and `decision` "allow" or "refuse"
 * @param now milliseconds since 1970
 */
export function answerConsent(state: State, form: URLSearchParams, now: number): Reply {
  const token = form.get('consent') ?? '';
  const pending = state.consents.get(token);
  const decision = form.get('decision');
  if (decision !== 'allow' && decision !== 'refuse') {
    return html('invalid_request', 'The form must say allow or refuse.', 400);
  }
  state.consents.delete(token);
  if (!pending || pending.expiresAt <= now) {
    return html(
      'invalid_request',
      'This page has been answered before or has expired. Start again where you came from.',
      400,
    );
  }
  const outcome =
    decision === 'allow' ? pending : { ...pending, error: 'access_denied', description: 'The user refused.' };
  // 303 and never 307, which would post the form to the client: RFC 9700, section 4.12.
  return { ...sendBack(state, outcome, now), status: 303 };
}

/** A host source, or the scheme alone where there is no host, as with the private schemes of RFC 8252. */
function sourceOf(uri: string): string {
  const { origin, protocol } = new URL(uri);
  return origin === 'null' ? protocol : origin;
}
