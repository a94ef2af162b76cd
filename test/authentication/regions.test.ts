/** Which region and OAuth client a connection uses, and that nothing is sent where they are wrong. */
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
