/**
 * Each of the 18 regions over https at its real host names, through Zapier's own runtime: what is sent goes to that
 * region's login or API host and to no other, each with the credentials that are meant for it.
 */
import nock from 'nock';
import type { ZObject } from 'zapier-platform-core';
import { createZapier } from '../../scripts/lib/zapier-run.ts';
import app from '../../src/index.ts';
import { answerAsGenesysCloud, QUEUE, type Seen } from '../support/genesys-cloud.ts';
import { methodOf } from '../support/steps.ts';

/** Written down once more, from https://developer.genesys.cloud/platform/api/: the table in the code is what is tested. */
const DOMAINS = {
  'us-east-1': 'mypurecloud.com',
  'us-east-2': 'use2.us-gov-pure.cloud',
  'us-west-2': 'usw2.pure.cloud',
  'ca-central-1': 'cac1.pure.cloud',
  'mx-central-1': 'mxc1.pure.cloud',
  'sa-east-1': 'sae1.pure.cloud',
  'eu-west-1': 'mypurecloud.ie',
  'eu-west-2': 'euw2.pure.cloud',
  'eu-central-1': 'mypurecloud.de',
  'eu-central-2': 'euc2.pure.cloud',
  'eusc-de-east-1': 'edee1.eusc-pure.cloud',
  'me-central-1': 'mec1.pure.cloud',
  'ap-south-1': 'aps1.pure.cloud',
  'ap-northeast-1': 'mypurecloud.jp',
  'ap-northeast-2': 'apne2.pure.cloud',
  'ap-northeast-3': 'apne3.pure.cloud',
  'ap-southeast-1': 'apse1.pure.cloud',
  'ap-southeast-2': 'mypurecloud.com.au',
};

const TOKEN = 'the-access-token';
const OAUTH = 'authentication.oauth2Config';
const LIST = methodOf('list_queues');
const REDIRECT_URI = 'https://zapier.com/dashboard/auth/oauth/return/App0CLIAPI/';

const zapier = createZapier(app, { CLIENT_ID: 'the-client-id', CLIENT_SECRET: 'the-client-secret' });
const basic = `Basic ${Buffer.from('the-client-id:the-client-secret').toString('base64')}`;
const bearer = `Bearer ${TOKEN}`;

let seen: Seen[];
beforeEach(() => {
  seen = answerAsGenesysCloud(TOKEN);
});
afterEach(() => nock.cleanAll());

const sent = () => seen.map(({ to, authorization }) => [to, authorization]);
const form = () => Object.fromEntries(new URLSearchParams(seen.at(-1)?.body));

test('every region that can be chosen is here', () => {
  const choices = app.authentication?.fields?.[0]?.choices as { value: string }[];
  expect(choices.map(({ value }) => value).sort()).toEqual(Object.keys(DOMAINS).sort());
});

describe.each(Object.entries(DOMAINS))('%s', (region, domain) => {
  const login = `https://login.${domain}`;
  const api = `https://api.${domain}/api/v2`;
  const authData = () => ({ region, access_token: TOKEN, refresh_token: 'the-refresh-token' });

  test('signs in and exchanges the code', async () => {
    const connection = await zapier.connect(REDIRECT_URI, { region });
    expect(sent()).toEqual([
      [`GET ${login}/oauth/authorize`, undefined],
      [`POST ${login}/oauth/token`, basic],
    ]);
    expect(form()).toEqual({
      grant_type: 'authorization_code',
      code: 'code-of-the-sign-in',
      redirect_uri: REDIRECT_URI,
      code_verifier: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(connection).toMatchObject({ region, access_token: TOKEN, refresh_token: 'the-next-refresh-token' });
  });

  test('refreshes', async () => {
    const tokens = await zapier.call(`${OAUTH}.refreshAccessToken`, { authData: authData() });
    expect(sent()).toEqual([[`POST ${login}/oauth/token`, basic]]);
    expect(form()).toEqual({ grant_type: 'refresh_token', refresh_token: 'the-refresh-token' });
    expect(tokens).toMatchObject({ access_token: TOKEN, refresh_token: 'the-next-refresh-token' });
  });

  test('tests the connection', async () => {
    const proof = await zapier.callOnce('authentication.test', { authData: authData() });
    expect(sent().sort()).toEqual([
      [`GET ${api}/routing/queues`, bearer],
      [`GET ${api}/tokens/me`, bearer],
      [`GET ${api}/users/me`, bearer],
      [`GET ${login}/.well-known/oauth-authorization-server`, undefined],
    ]);
    expect(proof).toMatchObject({ region, scope_check: 'granted', queue_count: 1, warnings: [] });
  });

  test('lists queues', async () => {
    const found = await zapier.callOnce(LIST, { authData: authData(), inputData: {} });
    expect(sent()).toEqual([[`GET ${api}/routing/queues`, bearer]]);
    expect(found).toMatchObject({ results: [{ id: QUEUE.id, name: 'Claims', member_count: 26 }] });
  });

  test('polls New Queue', async () => {
    expect(await zapier.poll('new_queue', authData(), { name: region })).toEqual({ results: [], fired: [] });
    expect(sent()).toEqual([[`GET ${api}/routing/queues`, bearer]]);
  });

  test('asks why a token is refused, renews it and asks again', async () => {
    const stale = { ...authData(), access_token: 'a-token-that-expired' };
    expect(await zapier.call(LIST, { authData: stale })).toMatchObject({ results: { length: 1 } });
    expect(sent()).toEqual([
      [`GET ${api}/routing/queues`, 'Bearer a-token-that-expired'],
      [`GET ${api}/tokens/me`, 'Bearer a-token-that-expired'],
      [`POST ${login}/oauth/token`, basic],
      [`GET ${api}/routing/queues`, bearer],
    ]);
    expect(stale).toMatchObject({ access_token: TOKEN, refresh_token: 'the-next-refresh-token' });
  });
});

describe.each(['https://api.mypurecloud.ie/', 'http://127.0.0.1.example.com/', 'http://192.0.2.1/'])(
  'what no test answers is not sent: %s',
  (url) => {
    beforeEach(() => nock.cleanAll());
    const refused = { message: expect.stringContaining(`Nock: Disallowed net connect for "${new URL(url).host}`) };

    test('by the app', async () => {
      const test = (z: ZObject) => z.request(url);
      const curious = createZapier({ ...app, authentication: { ...app.authentication, test } as never }, {});
      await expect(curious.callOnce('authentication.test', {})).rejects.toMatchObject(refused);
    });

    test('by fetch', () => expect(fetch(url)).rejects.toMatchObject(refused));
  },
);
