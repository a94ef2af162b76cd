/** One way in which Genesys Cloud refuses, as a change to a sandbox. */
import type { Sandbox } from '../../../sandbox/index.ts';
import type { AuthData } from '../zapier-run.ts';

export interface RefusalCase {
  readonly kind: string;
  readonly situation: string;
  /** Makes it so. `foreignToken` is a token of another region. */
  readonly make: (sandbox: Sandbox, authData: AuthData, foreignToken: string) => void;
  /** Zapier's error class. */
  readonly error: 'AppError' | 'RefreshAuthError' | 'ThrottledError';
  /** What the builder reads, without the correlation id. */
  readonly text: string;
  /** What the connection test says instead, where it differs: nobody repeats it but the person who waits for it. */
  readonly textOfTest?: string;
}

/** The call that is refused. */
export const LIST = { method: 'GET', path: '/api/v2/routing/queues' };
/** What it needs, as a person reads it. */
export const PERMISSION = 'Routing > Queue > View (routing:queue:view)';

/** Answers the call so from now on. */
export const refuse = (
  sandbox: Sandbox,
  status: number,
  code: string,
  message: string,
  headers?: Record<string, string>,
) =>
  sandbox.faults.add({
    kind: 'status',
    status,
    code,
    message,
    ...(headers && { headers }),
    match: LIST,
    times: 'forever',
  });

/** Lets the organization enforce scopes, and gives the connection a token with these. */
export function enforce({ state, issueToken }: Sandbox, authData: AuthData, scopes: string[]): void {
  state.organization.enforceScopes = true;
  authData.access_token = issueToken({ scopes });
}
