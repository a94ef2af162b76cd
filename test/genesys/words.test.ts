/** Every code that the official SDK names of what is shown, in words. */
import fc from 'fast-check';
import { inWords } from '../../src/genesys/words.ts';

test.each([
  ['ALL', 'All skills matching'],
  ['BEST', 'Best available skills'],
  ['NONE', 'Disregard skills, next agent'],
  ['TimestampAndPriority', 'Priority and time of arrival'],
  ['PriorityOnly', 'Priority only'],
  ['OPTIONAL', 'Optional'],
  ['MANDATORY', 'Mandatory, discretionary'],
  ['MANDATORY_TIMEOUT', 'Mandatory, time-boxed'],
  ['MANDATORY_FORCED_TIMEOUT', 'Mandatory, time-boxed, no early exit'],
  ['AGENT_REQUESTED', 'Agent requested'],
  ['OFF_QUEUE', 'Off queue'],
  ['IDLE', 'Idle'],
  ['INTERACTING', 'Interacting'],
  ['NOT_RESPONDING', 'Not responding'],
  ['COMMUNICATING', 'Communicating'],
  ['user', 'User'],
  ['group', 'Group'],
  // What is not known yet.
  ['SOME_NEW_METHOD', 'Some new method'],
  ['someNewMethod2Go', 'Some new method2 go'],
  ['toString', 'To string'],
  ['_', '_'],
  [' a-b ', 'A b'],
  ['A__B', 'A b'],
])('%s is %s', (code, words) => {
  expect(inWords(code)).toBe(words);
});

test('what is not known has no words', () => {
  expect(inWords(undefined)).toBeUndefined();
});

test('property: words are never empty where there is a code, and hold no underscore between words', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z]+(_[A-Za-z]+)*$/), (code) => {
      const words = inWords(code) ?? '';
      expect(words).not.toBe('');
      expect(words).not.toContain('_');
    }),
  );
});
