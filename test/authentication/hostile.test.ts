/** Hostile regions and sandbox URLs: refused with a sentence, and not one request is sent. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createZapier } from '../../scripts/lib/zapier-run.ts';
import app from '../../src/index.ts';

const OAUTH = 'authentication.oauth2Config';

let origin: string;
let received = 0;
const server = createServer((_request, response) => {
  received++;
  response.end('{}');
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** @param renewal what a renewal makes of it: a 4xx would disconnect every user for what is the owner's to fix. */
async function everyCall(region: unknown, url: string, message: RegExp, renewal = 'ExpiredAuthError') {
  const environment = { CLIENT_ID: 'id', CLIENT_SECRET: 'secret', GENESYS_SANDBOX_URL: url };
  const zapier = createZapier(app, environment);
  const inputData = { region, code: 'c', redirect_uri: 'https://zapier.com/', state: 's' };
  const authData = { region: region as string, access_token: 'token', refresh_token: 'refresh' };
  for (const [method, bundle, kind = 'AppError'] of [
    [`${OAUTH}.authorizeUrl`, { inputData }],
    [`${OAUTH}.getAccessToken`, { inputData }],
    [`${OAUTH}.refreshAccessToken`, { authData }, renewal],
    ['authentication.test', { authData }],
    ['triggers.new_queue.operation.perform', { authData }],
  ] as const)
    await expect(zapier.call(method, bundle)).rejects.toMatchObject({ kind, message: expect.stringMatching(message) });
  expect(received).toBe(0);
}

test.each([
  '',
  ' ',
  'EU-WEST-1',
  'eu-west-1 ',
  '__proto__',
  'constructor',
  'toString',
  'mypurecloud.ie',
  'sandbox',
  'SANDBOX',
  '*',
  '../sandbox',
  'http://ORIGIN',
  'ORIGIN',
  '//ORIGIN',
  'eu-west-1@ORIGIN',
  'eu-west-1\nhost: ORIGIN',
  'eu-west-1#.ORIGIN',
  'eu-west-1%00',
  'éu-west-1',
])('region %p', (region) => everyCall(region.replace('ORIGIN', origin), '', /accepted are us-east-1, /));

test.each([
  'http://user@ORIGIN',
  'http://user:pass@ORIGIN',
  'http://ORIGIN/path',
  'http://ORIGIN/?q',
  'http://ORIGIN/#f',
  'http://ORIGIN?',
  ' http://ORIGIN',
  'http://ORIGIN\t',
  'http:/ORIGIN',
  'http:\\\\ORIGIN',
  'HTTP://ORIGIN',
  'ftp://ORIGIN',
  'http://0.0.0.0:80',
  'http://169.254.169.254',
  'http://localhost.evil.example',
  'http://[::]:80',
  'http://evil.example',
  'http://127.0.0.1.nip.io',
  'http://2130706433',
  'ORIGIN',
])('sandbox URL %p', (url) =>
  everyCall(
    'sandbox',
    url.replace('ORIGIN', origin),
    /^GENESYS_SANDBOX_URL must be an http or https origin on this machine/,
    'ThrottledError',
  ),
);

test.each([[undefined], [null], [0], [['eu-west-1']], [{ toString: null }]])('region %p, which is no text', (region) =>
  everyCall(region, '', /^(No region is chosen|What was given is not a Genesys Cloud region)/),
);

test('a secret pasted as region is not repeated', async () => {
  const secret = 'sk_live_4f1c2b7e6a0d4c589a530f6f3d2b8c11';
  const zapier = createZapier(app, { CLIENT_ID: 'id', CLIENT_SECRET: 'secret' });
  const failed = zapier.call(`${OAUTH}.authorizeUrl`, { inputData: { region: secret } });
  await expect(failed).rejects.toMatchObject({ message: expect.not.stringContaining(secret.slice(0, 12)) });
});
