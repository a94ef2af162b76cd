/** When no token comes, when one is not renewed, and what the connection test warns of: each can be chosen and read. */
import { SITUATIONS } from '../../preview/situations.ts';
import { RENEWAL_SITUATIONS } from '../../scripts/docs/renewal-situations.ts';
import { TOKEN_SITUATIONS } from '../../scripts/docs/token-situations.ts';
import { HEALTHY, TEST_SITUATIONS } from '../../scripts/docs/warning-situations.ts';
import { testWarnings } from '../../src/genesys/access/warnings.ts';
import { TokenError } from '../../src/genesys/oauth/token-error.ts';
import { type Previewed, previewed } from '../support/preview.ts';

let preview: Previewed;
beforeAll(async () => {
  preview = await previewed({ queues: 3 });
  await preview.connect();
});
afterEach(async () => {
  // Nothing is left behind.
  await preview.call('situation', { index: '' });
  expect((await list()).error).toBeNull();
  expect((await preview.call('connection-test')).html).toContain('No warnings.');
  await preview.connect();
  expect(await preview.page('/')).toContain('No warnings.');
  expect(preview.faults).toEqual([]);
});

const list = () => preview.call('run', { kind: 'searches', key: 'list_queues', ref: 'list_queues', parts: [{}] });
const choose = async (name: string) => {
  const index = SITUATIONS.findIndex((situation) => situation.name === name);
  expect((await preview.call('situation', { index })).said).toBe(`Now ${name}.`);
};
/** As a page has it. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;').replaceAll('>', '&gt;');

test.each(Object.entries(TOKEN_SITUATIONS))('no token comes: %s', async (reason, situation) => {
  await choose(`no token, ${reason}: ${situation}`);
  const { message } = new TokenError(reason, 'Sandbox on this machine');
  const kind = reason === 'invalid_grant' ? 'ExpiredAuthError' : 'ThrottledError';
  expect((await list()).error).toMatchObject({ message, kind });
  await preview.connect();
  expect(await preview.page('/')).toContain(escaped(message));
});

test.each(RENEWAL_SITUATIONS)('not renewed: %s', async (situation, sentence) => {
  await choose(`not renewed: ${situation}`);
  // With a sandbox one region more is accepted.
  const start = sentence.split('; accepted are')[0] ?? '';
  const { error } = await preview.call('connection-test');
  expect(error.message).toContain(start);
  expect((await list()).error.message).toContain(start);
});

test.each(Object.entries(TEST_SITUATIONS))('warning: %s', async (situation, change) => {
  await choose(`warning: ${situation}`);
  const [sentence = ''] = testWarnings({ ...HEALTHY, ...change });
  const { error, html } = await preview.call('connection-test');
  expect(error).toBeNull();
  const start = sentence.split(/ on 20| of 10 minutes/)[0] ?? '';
  expect(start.length).toBeGreaterThan(20);
  expect(html).toContain(escaped(start));
});
