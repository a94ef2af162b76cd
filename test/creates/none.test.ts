/** What stands in place of what writes, in the archive that only reads; test/whole/read-only.test.ts packages it. */
import { createZapier, type Integration } from '../../scripts/lib/zapier-run.ts';
import * as inSearches from '../../src/creates/in-searches.ts';
import none from '../../src/creates/none.ts';
import * as noneInSearches from '../../src/creates/none-in-searches.ts';
import app from '../../src/index.ts';

test('what stands in place of what searches offer besides has the same names', () => {
  expect(Object.keys(noneInSearches)).toEqual(Object.keys(inSearches));
  expect(noneInSearches).toMatchObject({ NAME_MATCH_FIELDS: [], WRITING_CHOICES: {} });
});

test('it is valid by Zapier’s schema', async () => {
  const { creates: _, searchOrCreates: __, ...reading } = app as unknown as Integration & Record<string, object>;
  expect(await createZapier({ ...reading, ...none }, {}).validate()).toEqual([]);
});
