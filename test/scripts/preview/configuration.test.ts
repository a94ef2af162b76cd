import { readConfiguration, readRegion } from '../../../scripts/preview/configuration.ts';

const CLIENT = { CLIENT_ID: 'id', CLIENT_SECRET: 'secret' };

test('what the integration reads is handed to it, and nothing else', () => {
  const own = { ...CLIENT, CLIENT_ID_EU_WEST_1: 'other', GENESYS_OAUTH_SCOPES: 'routing:readonly' };
  const all = {
    ...own,
    GENESYS_REGION: 'eu-west-1',
    PATH: '/bin',
    GENESYS_CLIENT_SECRET: 'doctor',
    CLIENT_SECRET_X: '',
  };
  expect(readConfiguration(all, undefined)).toEqual({ region: 'eu-west-1', environment: own });
  expect(readConfiguration(all, 'us-west-2')?.region).toBe('us-west-2');
});

test('nothing is nothing', () => {
  expect(readConfiguration({ PATH: '/bin', GENESYS_SANDBOX_URL: 'http://127.0.0.1:4010' }, undefined)).toBeNull();
});

test.each([
  [CLIENT, undefined, /no region: give --region/],
  [{ GENESYS_REGION: 'eu-west-1' }, undefined, /^CLIENT_ID and CLIENT_SECRET must be set/],
  [{}, 'eu-west-1', /^CLIENT_ID and CLIENT_SECRET must be set/],
])('%j with --region %s is refused', (all, region, sentence) => {
  expect(() => readConfiguration(all, region)).toThrow(sentence);
});

test('where a client is entered, a region is enough, and no client is handed on', () => {
  const sandbox = { GENESYS_SANDBOX_URL: 'http://127.0.0.1:4010' };
  const all = { ...CLIENT, ...sandbox, GENESYS_REGION: 'eu-west-1', PATH: '/bin' };
  expect(readRegion(all, undefined)).toEqual({ region: 'eu-west-1', environment: sandbox });
  expect(readRegion({ ...CLIENT }, 'us-west-2')).toEqual({ region: 'us-west-2', environment: {} });
  expect(() => readRegion(CLIENT, undefined)).toThrow(/^--live needs a region: give --region/);
});
