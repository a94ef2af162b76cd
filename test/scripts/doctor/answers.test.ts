/** What Genesys, or what stands in its place, may answer to the doctor, each over HTTP. */
import type { Fault } from '../../../sandbox/index.ts';
import type { CheckId } from '../../../scripts/doctor/check.ts';
import { check, sandbox } from './patient.ts';

const TOKENS = { path: '/oauth/token' };

test.each<[string, CheckId, Fault, string, RegExp]>([
  [
    'a short life',
    'token',
    { kind: 'body', json: { access_token: 'x', token_type: 'Bearer', expires_in: 300 }, match: TOKENS },
    'ok',
    /^bearer token, valid for 5 minutes, until /,
  ],
  [
    'a very short life',
    'token',
    { kind: 'body', json: { access_token: 'x', expires_in: 90 }, match: TOKENS },
    'ok',
    /^access token, valid for 90 seconds, until /,
  ],
  [
    'a life and a type that are not said',
    'token',
    { kind: 'omit', fields: ['expires_in', 'token_type'], match: TOKENS },
    'ok',
    /^access token, its lifetime is not said$/,
  ],
  [
    'a type that is no word',
    'token',
    { kind: 'body', json: { access_token: 'x', token_type: '\x1b[2J', expires_in: 7200 }, match: TOKENS },
    'ok',
    /^access token, valid for 2 hours, until /,
  ],
  [
    'an answer without a token',
    'token',
    { kind: 'omit', fields: ['access_token'], match: TOKENS },
    'failed',
    /^The Genesys Cloud login answered without an access token/,
  ],
  ['a proxy before the login', 'token', { kind: 'html', match: TOKENS }, 'failed', /was not Genesys Cloud/],
  [
    'a login host out of order',
    'login_host',
    { kind: 'status', status: 503, match: { path: '/.well-known/' } },
    'failed',
    /out of order \(HTTP status 503\)$/,
  ],
  [
    'an API host out of order',
    'api_host',
    { kind: 'status', status: 503, match: { path: '/api/' } },
    'failed',
    /out of order \(HTTP status 503\)$/,
  ],
  [
    'an API host that breaks off',
    'api_host',
    { kind: 'reset', match: { path: '/api/' } },
    'failed',
    /the answer was cut short$/,
  ],
  [
    'no introspection',
    'introspection',
    { kind: 'status', status: 500, match: { path: '/api/v2/tokens/me' }, skip: 1 },
    'warning',
    /^Genesys Cloud could not be reached to describe/,
  ],
  [
    'an introspection that says nothing',
    'introspection',
    { kind: 'body', json: {}, match: { path: '/api/v2/tokens/me' }, skip: 1 },
    'ok',
    /^organization not named, OAuth client not named, grant type not told, scopes not told$/,
  ],
  [
    'roles that are not told',
    'roles',
    { kind: 'status', status: 403, code: 'not.authorized', match: { path: '/api/v2/authorization/subjects' } },
    'warning',
    /^Genesys Cloud would not say which roles are granted, and gave no reason/,
  ],
  [
    'grants without names',
    'roles',
    {
      kind: 'body',
      json: { grants: [{ role: { id: 'r' }, division: { id: 'd' } }, {}] },
      match: { path: '/api/v2/authorization/subjects' },
    },
    'ok',
    /^r in d; a role without a name in a division not named$/,
  ],
  [
    'divisions that are not told',
    'permission',
    {
      kind: 'status',
      status: 403,
      code: 'not.authorized',
      match: { path: '/api/v2/authorization/divisionspermitted' },
    },
    'warning',
    /^Genesys Cloud would not say which divisions are permitted/,
  ],
])('%s: %s', async (_, id, fault, status, found) => {
  sandbox.faults.add(fault);
  const seen = await check(id);
  expect([seen?.status, seen?.found]).toEqual([status, expect.stringMatching(found)]);
  if (status === 'failed') expect(seen?.fix).toEqual({ who: expect.any(String), where: expect.any(String) });
});
