/** What is believed of an answer that the browser brings back. */
import { codeIn } from '../../preview/callback.ts';

const STATE = 's'.repeat(43);

test('the code that comes with the state', () => {
  expect(codeIn(new URLSearchParams({ code: 'the-code', state: STATE }), STATE)).toBe('the-code');
});

test.each([
  ['another state', { code: 'c', state: 'x'.repeat(43) }, 'belongs to another sign-in'],
  ['a shorter state', { code: 'c', state: 's' }, 'belongs to another sign-in'],
  ['no state', { code: 'c' }, 'belongs to another sign-in'],
  ['a refusal with another state', { error: 'access_denied', state: 'x' }, 'belongs to another sign-in'],
  ['a refusal', { error: 'access_denied', state: STATE }, 'The sign-in was refused on the login page.'],
  ['an error', { error: 'invalid_scope', state: STATE }, 'The login page refused the request: invalid_scope.'],
  ['markup for an error', { error: '<script>', state: STATE }, 'The login page refused the request: ?.'],
  ['no code', { state: STATE }, 'The login page sent neither a code nor a reason.'],
  ['an empty code', { code: '', state: STATE }, 'The login page sent neither a code nor a reason.'],
])('%s is none', (_, query, sentence) => {
  expect(() => codeIn(new URLSearchParams(query), STATE)).toThrow(
    expect.objectContaining({ name: 'SignInError', message: expect.stringContaining(sentence) }),
  );
});
