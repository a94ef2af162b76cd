import { isClientId } from '../../../src/genesys/oauth/client-id.ts';

const ID = 'c3a9e1d7-2b64-4f08-9e5d-7a1b8c6f4e21';

test.each([ID, ID.toUpperCase(), '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])(
  '%s is one',
  (id) => {
    expect(isClientId(id)).toBe(true);
  },
);

// What is taken for an id may be logged.
test.each([
  '',
  `${ID}0`,
  `0${ID}`,
  ` ${ID}`,
  `${ID}\n`,
  ID.replaceAll('-', ''),
  ID.replace(/^./, 'g'),
  ID.replace(/.$/, 'g'),
  ID.replace('4f08', '4g08'),
  ID.replace('-4f08', ''),
  'dGhpcyBpcyBhIHNlY3JldCB0aGF0IG5vYm9keSBy',
])('%j is none', (id) => {
  expect(isClientId(id)).toBe(false);
});
