import { EDITION_USAGE, ENTRIES, editionEnvironment, editionFlags, takeEdition } from '../../../scripts/lib/edition.ts';

test.each([
  [[], {}, 'user', []],
  [['--edition', 'service-account'], {}, 'service-account', []],
  [['--edition=service-account'], {}, 'service-account', []],
  [['--edition', 'user'], { GENESYS_EDITION: 'service-account' }, 'user', []],
  [[], { GENESYS_EDITION: 'service-account' }, 'service-account', []],
  [[], { GENESYS_EDITION: '' }, 'user', []],
  [['trigger', '--edition', 'user', 'new_queue', '-i', '{}'], {}, 'user', ['trigger', 'new_queue', '-i', '{}']],
  // Behind it all is the command's own.
  [['a', '--', '--edition', 'x'], {}, 'user', ['a', '--', '--edition', 'x']],
])('%j with %j is %s, and the rest stays', (args, environment, edition, rest) => {
  expect(takeEdition(args, environment)).toEqual({ edition, rest });
});

test.each([
  [['--edition'], {}, '--edition must be user or service-account, not ""'],
  [['--edition', 'Service-Account'], {}, '--edition must be user or service-account, not "Service-Account"'],
  [['--edition=toString'], {}, '--edition must be user or service-account, not "toString"'],
  [['--edition', 'user', '--edition=user'], {}, '--edition is given more than once'],
  [[], { GENESYS_EDITION: 'other' }, 'GENESYS_EDITION must be user or service-account, not "other"'],
])('%j with %j is refused in a sentence', (args, environment, sentence) => {
  expect(() => takeEdition(args, environment)).toThrow(
    expect.objectContaining({ name: 'UsageError', message: sentence }),
  );
});

test.each(Object.keys(ENTRIES) as (keyof typeof ENTRIES)[])(
  '%s is handed on, by flags and by the environment',
  (edition) => {
    expect(takeEdition(editionFlags(edition), {}).edition).toBe(edition);
    expect(takeEdition([], editionEnvironment(edition)).edition).toBe(edition);
    expect(EDITION_USAGE).toContain(edition);
  },
);
