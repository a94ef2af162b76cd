/** `npm run validate`'s last line: a fresh set-up hears of nothing to do, whoever set scopes hears what is wrong with them. */
import { execFileSync } from 'node:child_process';
import { BARE } from '../support/environment.ts';

const SCRIPT = new URL('../../scripts/check-scopes.ts', import.meta.url).pathname;
const run = (environment: Record<string, string>) =>
  execFileSync(process.execPath, [SCRIPT], { env: { ...BARE, ...environment }, encoding: 'utf8' });

test.each([{}, { GENESYS_OAUTH_SCOPES: '' }, { GENESYS_OAUTH_SCOPES: '  ' }])('%j: one calm line', (environment) => {
  expect(run(environment)).toBe('Scopes asked for at login: routing:queue:view, the default\n');
});

test('scopes of Genesys Cloud: one line', () => {
  const scopes = 'routing:readonly user-basic-info';
  expect(run({ GENESYS_OAUTH_SCOPES: scopes })).toBe('Scopes asked for at login: routing:readonly, user-basic-info\n');
});

test.each(['routing:queue:view', 'routing:queue:read', 'offline_access'])(
  '%s, set by the owner: a warning',
  (scope) => {
    expect(run({ GENESYS_OAUTH_SCOPES: scope })).toMatch(
      new RegExp(
        `^Scopes asked for at login: ${scope}\\nWarning: The configured scope "${scope}" .*routing:readonly.*\\n$`,
      ),
    );
  },
);
