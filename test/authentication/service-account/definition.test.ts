/** The definition of the edition: its connection, and that its steps are those of the other. */
import type { Bundle } from 'zapier-platform-core';
import type { Definition } from '../../../scripts/docs/definition.ts';
import { createZapier } from '../../../scripts/lib/zapier-run.ts';
import { acting } from '../../../src/authentication/service-account/acting.ts';
import user from '../../../src/index.ts';
import app from '../../../src/service-account.ts';
import { accountOf } from '../../../src/zapier/account.ts';
import { PUBLISHING_CHECKS } from '../../support/publishing-checks.ts';
import { REVIEW_CHECKS } from '../../support/review-checks.ts';

const definition = app as unknown as Definition & {
  authentication: { type: string; fields: { key: string; type: string; required: boolean }[] };
};

test('it is valid by Zapier’s schema', async () => {
  expect(await createZapier(app, {}).validate()).toEqual([]);
});

// D026: of its fields only the region could lead to a host, and that is chosen. And a client's id is what people type.
const OF_THE_OTHER = /^D026|^no field says "ID"/;

test.each([...PUBLISHING_CHECKS, ...REVIEW_CHECKS].filter(([rule]) => !OF_THE_OTHER.test(rule)))(
  '%s',
  (_rule, faults) => {
    expect(faults(definition)).toEqual([]);
  },
);

test('a connection asks for region, id and secret, by keys that Zapier does not reserve', () => {
  const { type, fields } = definition.authentication;
  expect(type).toBe('session');
  expect(fields.map(({ key, type: kind, required }) => [key, kind, required])).toEqual([
    ['region', 'string', true],
    ['oauth_client', 'string', true],
    ['oauth_client_key', 'password', true],
  ]);
  expect(fields[0]).toEqual((user as unknown as typeof definition).authentication.fields[0]);
});

/** Functions by their places, the rest as it is. */
const shape = (value: unknown) =>
  JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'function' ? 'function' : each)));

test.each(['version', 'platformVersion', 'triggers', 'searches', 'creates'] as const)(
  'its %s are those of the default edition',
  (part) => {
    expect(shape({ part: app[part as keyof typeof app] })).toEqual(shape({ part: user[part as keyof typeof user] }));
  },
);

test('every function of a step is run as the client, wherever it stands, with a connection or without', () => {
  const calls: unknown[] = [];
  const work = (_z: object, bundle: object) => calls.push(bundle);
  const step = acting({ operation: { inputFields: [{ key: 'a' }, work], perform: work }, none: null, text: 'text' });
  expect(shape(step)).toEqual({
    operation: { inputFields: [{ key: 'a' }, 'function'], perform: 'function' },
    none: null,
    text: 'text',
  });
  const bundle = { authData: { expires_at: '2999-01-01T00:00:00Z' }, inputData: { b: 1 } };
  step.operation.perform({}, bundle);
  for (const each of step.operation.inputFields) if (typeof each === 'function') each({}, { inputData: {} });
  expect(calls).toEqual([expect.objectContaining(bundle), expect.objectContaining({ inputData: {} })]);
  expect(calls.map((each) => accountOf(each as Bundle).actsForItself)).toEqual([true, true]);
  expect(accountOf(bundle as unknown as Bundle).actsForItself).toBe(false);
});
