/** Which region and OAuth client a connection uses, and that nothing is sent where they are wrong. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createZapier } from '../../scripts/lib/zapier-run.ts';
import authentication from '../../src/authentication/index.ts';
import { REGIONS } from '../../src/genesys/regions.ts';
import app from '../../src/index.ts';

const OAUTH = 'authentication.oauth2Config';
const NONE = {
  CLIENT_ID: '',
  CLIENT_SECRET: '',
  CLIENT_ID_EU_WEST_1: '',
  CLIENT_SECRET_EU_WEST_1: '',
  GENESYS_SANDBOX_URL: '',
};

const authorize = async (region: unknown, environment: Record<string, string> = {}) => {
  const zapier = createZapier(app, { ...NONE, CLIENT_ID: 'id', CLIENT_SECRET: 'secret', ...environment });
  return new URL(
    await zapier.call<string>(`${OAUTH}.authorizeUrl`, {
      inputData: { region, redirect_uri: 'https://zapier.com/', state: 's' },
    }),
  );
};

test.each(REGIONS)('$id signs in at its own host', async ({ id, login }) => {
  expect((await authorize(id)).origin).toBe(login);
});

test('the dropdown offers each region by a name and the domain people know, and no sandbox', () => {
  const [field] = authentication.fields;
  expect(field).toMatchObject({ key: 'region', required: true });
  expect(field?.choices.map(({ value }) => value)).toEqual(REGIONS.map(({ id }) => id));
  expect(field?.choices).toContainEqual({
    value: 'eu-west-1',
    sample: 'eu-west-1',
    label: 'Europe (Ireland): mypurecloud.ie',
  });
});

test('the OAuth client of the region comes before the general one', async () => {
  const regional = { CLIENT_ID_EU_WEST_1: 'irish', CLIENT_SECRET_EU_WEST_1: 'irish-secret' };
  expect((await authorize('eu-west-1', regional)).searchParams.get('client_id')).toBe('irish');
  expect((await authorize('eu-west-2', regional)).searchParams.get('client_id')).toBe('id');
});

test.each([
  [
    { CLIENT_ID: '', CLIENT_SECRET: '' },
    'CLIENT_ID_EU_WEST_1 and CLIENT_SECRET_EU_WEST_1 (or CLIENT_ID and CLIENT_SECRET)',
  ],
  [{ CLIENT_SECRET: '' }, 'CLIENT_SECRET'],
  [{ CLIENT_ID: '' }, 'CLIENT_ID'],
  // Half a pair is a mistake; the general client would be another one.
  [{ CLIENT_ID_EU_WEST_1: 'irish' }, 'CLIENT_SECRET_EU_WEST_1'],
])('without an OAuth client the owner reads which variable to set: %p', async (environment, variables) => {
  await expect(authorize('eu-west-1', environment)).rejects.toMatchObject({
    kind: 'AppError',
    message: `This integration has no OAuth client for the region Europe (Ireland). Its owner must set ${variables} with \`zapier-platform env:set\`, from Admin > Integrations > OAuth of a Genesys Cloud organization in that region.`,
  });
});

describe('hostile regions and sandbox URLs: not one request is sent', () => {
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

  const authData = (region: unknown) => ({ region: region as string, access_token: 'token', refresh_token: 'refresh' });
  const everyCall = (region: unknown, url = '') => {
    const zapier = createZapier(app, { ...NONE, CLIENT_ID: 'id', CLIENT_SECRET: 'secret', GENESYS_SANDBOX_URL: url });
    const inputData = { region, code: 'c', redirect_uri: 'https://zapier.com/', state: 's' };
    return [
      zapier.call(`${OAUTH}.authorizeUrl`, { inputData }),
      zapier.call(`${OAUTH}.getAccessToken`, { inputData }),
      zapier.call(`${OAUTH}.refreshAccessToken`, { authData: authData(region) }),
      zapier.call('authentication.test', { authData: authData(region) }),
      zapier.call('searches.list_queues.operation.perform', { authData: authData(region) }),
      zapier.call('triggers.new_queue.operation.perform', { authData: authData(region) }),
    ];
  };

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
  ])('region %p', async (region) => {
    for (const call of everyCall(region.replace('ORIGIN', origin)))
      await expect(call).rejects.toMatchObject({
        kind: 'AppError',
        message: expect.stringMatching(/accepted are us-east-1, /),
      });
    expect(received).toBe(0);
  });

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
  ])('sandbox URL %p', async (url) => {
    for (const call of everyCall('sandbox', url.replace('ORIGIN', origin)))
      await expect(call).rejects.toMatchObject({
        kind: 'AppError',
        message: expect.stringMatching(/^GENESYS_SANDBOX_URL must be an http or https origin on this machine/),
      });
    expect(received).toBe(0);
  });
});
