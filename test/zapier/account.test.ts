/** Whose a connection's token is. */
import type { Bundle } from 'zapier-platform-core';
import { accountOf, ofAccount } from '../../src/zapier/account.ts';

const bundle = { authData: { region: 'eu-west-1' }, inputData: { name: 'a' } } as unknown as Bundle;

test('a user’s, unless the edition says otherwise', () => {
  expect(accountOf(bundle).actsForItself).toBe(false);
  const account = { actsForItself: true };
  const marked = ofAccount(bundle, account);
  expect(accountOf(marked)).toBe(account);
  expect(marked).toMatchObject(bundle);
  // The one that was given stays what it was, and nobody finds the mark in what is sent.
  expect(accountOf(bundle).actsForItself).toBe(false);
  expect(JSON.stringify(marked)).toBe(JSON.stringify(bundle));
});
