/** Every refusal of docs/messages.md is read in the preview, with what Zapier then does. */
import { SITUATIONS } from '../../preview/situations.ts';
import { REFUSALS, withoutIds } from '../../scripts/lib/refusals.ts';
import { type Previewed, previewed } from '../support/preview.ts';
import { WITH_CREATES } from '../support/preview-app.ts';

let preview: Previewed;
beforeAll(async () => {
  preview = await previewed({ queues: 3 }, WITH_CREATES);
  await preview.connect();
});

const list = () => preview.call('run', { kind: 'searches', key: 'list_queues', ref: 'list_queues', parts: [{}] });

const THEN: Readonly<Record<string, RegExp>> = {
  AppError: /shows this message/,
  RefreshAuthError: /asks to reconnect/,
  ExpiredAuthError: /asks to reconnect/,
  ThrottledError: /again by itself in \d+ s\.$/,
};

test.each(REFUSALS.map((refusal, index) => ({ ...refusal, index })))(
  '$kind: $situation',
  async ({ index, text, error, situation }) => {
    expect((await preview.call('situation', { index })).said).toContain(situation);
    expect(await preview.page('/')).toContain(`<option value="${index}" selected>`);
    const run = await list();
    // A token that is refused is renewed first; what made Zapier do it is said then, too.
    const read = [run.error?.message ?? '', ...run.renewals].map(withoutIds);
    expect(read).toContain(text);
    if (error !== 'RefreshAuthError')
      expect(run.error).toMatchObject({ kind: error, next: expect.stringMatching(`${THEN[error]?.source}`) });
    if (error === 'RefreshAuthError') expect(run.renewals).toHaveLength(1);
    expect((await preview.call('situation', { index: '' })).said).toBe('All is well again.');
    expect(await list()).toMatchObject({ error: null, results: { length: 3 }, renewals: [] });
  },
);

test('one situation after the other, with nothing between them, leaves nothing behind', async () => {
  for (const index of SITUATIONS.keys()) await preview.call('situation', { index });
  await preview.call('situation', { index: '' });
  const { error } = await list();
  expect(error).toBeNull();
  expect(preview.sandbox.state.organization).toMatchObject({ enforceScopes: false, idleTimeoutSeconds: null });
});

test.each([99, -1, 'x', {}])('there is no situation %j', async (index) => {
  expect(await preview.call('situation', { index })).toEqual({ refused: 'There is no such situation.' });
});

test.each([
  ['error', 'AppError', 'invalid_input', 'Choose another.', /shows this message/, false],
  ['throttled', 'ThrottledError', null, 'Later.', /by itself in 42 s\./, false],
  ['halted', 'HaltedError', null, 'It may have happened.', /halts this run.*does not run it again/, false],
  ['expired', 'ExpiredAuthError', null, 'Connect again.', /asks to reconnect/, true],
  ['refresh', 'RefreshAuthError', null, 'The token is old.', /in vain: it asks to reconnect/, true],
])('what Zapier does after %s', async (name, kind, code, message, next, asksToReconnect) => {
  const run = await preview.call('run', { kind: 'creates', key: 'fail', ref: 'fail', parts: [{ error: name }] });
  expect(run.error).toEqual({ kind, code, message, next: expect.stringMatching(next), asksToReconnect });
  expect(run.renewals).toEqual(name === 'refresh' ? ['The token is old.'] : []);
});
