/** Through core's own `createAppTester`, which says nothing of what a run is for: every step takes it for an ordinary one. */
import zapier from 'zapier-platform-core';
import app from '../../src/index.ts';
import { CONNECTION_TEST, leastInput, methodOf, STEPS } from '../support/steps.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

const tester = zapier.createAppTester(app);
/** A function of the app by its place, as the tester wants it. */
const at = (method: string): Parameters<typeof tester>[0] =>
  method.split('.').reduce((part: object, key) => Object(part)[key], app) as never;

let zap: Connected;
let ids: string[];

beforeAll(async () => {
  zap = await connectedZapier({ queues: 3 });
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
  ids = zap.sandbox.state.queues.map(({ id }) => id);
  // Which leaves the environment as the tester needs it.
  await zap.zapier.callOnce(CONNECTION_TEST, { authData: zap.authData });
});

const run = async (key: string): Promise<unknown> =>
  tester(at(methodOf(key)), { authData: zap.authData, inputData: leastInput(key, ids) });
const KEYS = STEPS.map(({ key }) => key);
const DROPDOWNS = KEYS.filter((key) => key.endsWith('_choices'));

test.each(KEYS.filter((key) => !DROPDOWNS.includes(key)))('%s', async (key) => {
  expect(await run(key)).toEqual(expect.anything());
});

test.each(DROPDOWNS)('%s: the first page', async (key) => {
  const first = await zap.zapier.callOnce<unknown[]>(methodOf(key), { authData: zap.authData });
  expect(first.length).toBeGreaterThan(0);
  expect(await run(key)).toEqual(first);
});
