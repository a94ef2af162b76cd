import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { regionDifferences } from '../../../scripts/tables/regions.ts';
import { REGIONS } from '../../../src/genesys/regions.ts';

const SOURCE = readFileSync(fileURLToPath(new URL('../../../src/genesys/regions.ts', import.meta.url)), 'utf8');
/** As the SDK has it: some are domains, some are origins. */
const HOSTS = Object.fromEntries(
  REGIONS.map(({ id, api }, index) => [id.replaceAll('-', '_'), index % 2 ? api : api.replace('https://api.', '')]),
);
const lineWith = (text: string) => SOURCE.split('\n').findIndex((line) => line.includes(text)) + 1;

test('the same regions make no difference', () => {
  expect(regionDifferences(HOSTS, REGIONS, SOURCE)).toEqual([]);
});

test('a new region is to be added', () => {
  const hosts = { ...HOSTS, af_south_1: 'https://api.afs1.pure.cloud' };
  expect(regionDifferences(hosts, REGIONS, SOURCE)).toEqual([
    {
      what: 'region af-south-1 is new',
      line: null,
      change: "add ['af-south-1', 'NAME', 'afs1.pure.cloud'], with the name that Genesys gives it",
    },
  ]);
});

test('a region that moved is to be changed in its line', () => {
  expect(regionDifferences({ ...HOSTS, eu_west_1: 'euw1.pure.cloud' }, REGIONS, SOURCE)).toEqual([
    {
      what: 'region eu-west-1 is at euw1.pure.cloud, not mypurecloud.ie',
      line: lineWith("['eu-west-1',"),
      change: "change 'mypurecloud.ie' to 'euw1.pure.cloud'",
    },
  ]);
});

test('a region that is gone is named with its line', () => {
  const { us_east_1: _, ...hosts } = HOSTS;
  expect(regionDifferences(hosts, REGIONS, SOURCE)).toEqual([
    {
      what: 'region us-east-1 is no longer there',
      line: lineWith("['us-east-1',"),
      change: expect.stringContaining('major version'),
    },
  ]);
});
