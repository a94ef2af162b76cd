import sdk from 'purecloud-platform-client-v2';
import { REGIONS, regionById } from '../../src/genesys/regions.ts';

// The SDK watches a configuration file for as long as the process lives.
sdk.ApiClient.instance.config.live_reload_config = false;

test('the table equals the official SDK, which gives the API host of each region', () => {
  const ours = Object.fromEntries(REGIONS.map(({ id, api }) => [id.replaceAll('-', '_'), api]));
  expect(ours).toEqual(
    Object.fromEntries(
      Object.entries(sdk.PureCloudRegionHosts).map(([id, host]) => [
        id,
        host.startsWith('https://') ? host : `https://api.${host}`,
      ]),
    ),
  );
});

test('the login host is the API host with another first label', () => {
  for (const { login, api } of REGIONS) expect(login).toBe(api.replace('//api.', '//login.'));
});

test('every region has a name of its own: a part of the world, and which of its regions', () => {
  for (const { name } of REGIONS) expect(name).toMatch(/^[A-Z][A-Za-z0-9 ]+ \([A-Z][A-Za-zã., ]+\)$/);
  expect(new Set(REGIONS.map(({ name }) => name)).size).toBe(18);
});

test('every region is found by its id', () => {
  for (const region of REGIONS) expect(regionById(region.id)).toBe(region);
});

test.each([
  undefined,
  null,
  '',
  ' ',
  'EU-WEST-1',
  'eu-west-1 ',
  ' eu-west-1',
  'eu_west_1',
  '__proto__',
  'constructor',
  'toString',
  'mypurecloud.ie',
  'https://login.mypurecloud.ie',
  'evil.example',
  'eu-west-1/../evil.example',
  'eu-west-1@evil.example',
  'eu-west-1\u0000',
  ['eu-west-1'],
  { id: 'eu-west-1' },
  0,
  'sandbox',
])('%p is no region', (id) => {
  expect(() => regionById(id)).toThrow(/Choose the region that your organization logs in to; accepted are us-east-1,/);
});

// What was pasted may be a secret.
test.each([
  [undefined, 'No region is chosen.'],
  ['', 'No region is chosen.'],
  ['eu_west.1', '"eu_west.1" is not a Genesys Cloud region.'],
  ['x'.repeat(20), `"${'x'.repeat(20)}" is not a Genesys Cloud region.`],
  ['x'.repeat(21), 'What was given is not a Genesys Cloud region.'],
  ['a b', 'What was given is not a Genesys Cloud region.'],
  ['a/', 'What was given is not a Genesys Cloud region.'],
  ['/a', 'What was given is not a Genesys Cloud region.'],
  [['eu-west-1'], 'What was given is not a Genesys Cloud region.'],
  [null, 'What was given is not a Genesys Cloud region.'],
])('of %j is said: %s', (id, found) => {
  expect(() => regionById(id)).toThrow(`${found} Choose the region`);
});

test('what is quoted of a wrong region is short', () => {
  expect(() => regionById('x'.repeat(500))).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('x'.repeat(41)) }),
  );
});

test.each([
  'http://127.0.0.1:4010',
  'http://127.9.8.7:1',
  'http://[::1]:4010',
  'https://localhost:4010',
  'http://localhost:4010/',
  'http://127.0.0.1:80',
  'https://127.0.0.1:443/',
])('the sandbox may live at %s', (url) => {
  const origin = new URL(url).origin;
  expect(regionById('sandbox', url)).toEqual({
    id: 'sandbox',
    name: 'Sandbox on this machine',
    login: origin,
    api: origin,
  });
});

test.each([
  'http://example.com',
  'http://localhost.example.com',
  'http://127.0.0.1.example.com',
  'http://0.0.0.0:4010',
  'http://10.0.0.1:4010',
  'http://[::2]:4010',
  'http://[::ffff:127.0.0.1]:4010',
  'http://2130706433:4010',
  'http://0x7f.1:4010',
  'http://127.1:4010',
  'ftp://127.0.0.1:4010',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'http://user@127.0.0.1:4010',
  'http://user:pass@127.0.0.1:4010',
  'http://127.0.0.1:4010/path',
  'http://127.0.0.1:4010?query',
  'http://127.0.0.1:4010#fragment',
  'http://127.0.0.1:4010\\@example.com',
  ' http://127.0.0.1:4010',
  'http://127.0.0.1:4010\n',
  '//127.0.0.1:4010',
  '127.0.0.1:4010',
  'not a url',
])('the sandbox may not live at %p', (url) => {
  expect(() => regionById('sandbox', url)).toThrow(
    'GENESYS_SANDBOX_URL must be an http or https origin on this machine, such as http://127.0.0.1:4010: ' +
      'host 127.0.0.0/8, [::1] or localhost, no user name, no path, no query.',
  );
});

test('a sandbox URL changes nothing for the real regions', () => {
  expect(regionById('eu-west-1', 'http://evil.example')).toBe(REGIONS.find(({ id }) => id === 'eu-west-1'));
});
