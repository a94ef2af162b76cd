/** Who is answered: pages of the preview itself, on this machine. */
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { addressIn } from '../../preview/respond.ts';
import { type Previewed, previewed, tokenIn } from '../support/preview.ts';

let preview: Previewed;
let token: string;
let port: string;

beforeAll(async () => {
  preview = await previewed({ queues: 3 });
  token = tokenIn(await preview.page('/'));
  ({ port } = new URL(preview.url));
});

test.each([
  ['a name that points here', 'evil.example'],
  ['a name that looks like it', '127.0.0.1.evil.example'],
  ['another port', '127.0.0.1:1'],
  ['no port', '127.0.0.1'],
])('Host: %s is refused, with and without the port', async (_, host) => {
  for (const each of host.includes(':') || host === '127.0.0.1' ? [host] : [host, `${host}:${port}`]) {
    const { status, body } = await preview.ask('GET', '/', { host: each });
    expect([each, status, tokenIn(body)]).toEqual([each, 403, '']);
  }
});

test.each(['127.0.0.1', 'localhost'])('Host: %s is answered', async (host) => {
  expect((await preview.ask('GET', '/', { host: `${host}:${port}` })).status).toBe(200);
});

test.each(['null', 'https://evil.example', 'http://127.0.0.1:1', 'http://localhost:PORT', 'https://127.0.0.1:PORT'])(
  'Origin: %s is refused, the right token or not',
  async (given) => {
    const headers = { origin: given.replace('PORT', port), 'x-preview-token': token };
    for (const [method, path] of [
      ['POST', '/api/disconnect'],
      ['GET', '/'],
    ] as const) {
      const { status } = await preview.ask(method, path, headers, '{}');
      expect([method, status]).toEqual([method, 403]);
    }
  },
);

test('the page itself is answered', async () => {
  const headers = { origin: preview.url, 'x-preview-token': token };
  expect((await preview.ask('POST', '/api/disconnect', headers, '{}')).status).toBe(200);
});

test.each(['', 'x', 'x'.repeat(43)])('the token "%s" is refused', async (wrong) => {
  const headers = { origin: preview.url, ...(wrong && { 'x-preview-token': wrong }) };
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const { status, body } = await preview.ask(method, '/api/disconnect', headers, '{}');
    expect([status, JSON.parse(body).refused]).toEqual([403, expect.stringContaining('Reload')]);
  }
});

test('no preflight of another site is allowed', async () => {
  const { status, headers } = await preview.ask('OPTIONS', '/api/run', { origin: 'https://evil.example' });
  expect(status).toBe(403);
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test.each([
  '/nowhere',
  '/steps/searches/nothing',
  '/steps/searches/__proto__',
  '/steps/constructor/name',
  '/steps/triggers/queue_choices',
  '/zap?recipe=../package',
  '/public/nothing.js',
  '/public/../server.ts',
  '/public/..%2fserver.ts',
  '/public/%2e%2e/server.ts',
  '/api/run',
])('GET %s is not there', async (path) => {
  const { status, body } = await preview.ask('GET', path);
  expect(status).toBe(404);
  expect(body).not.toContain('import ');
});

test.each(['//', '///', '//:0/', 'http://', 'http://[/'])('the target %s is refused, and no fault', (target) => {
  expect(() => addressIn(target)).toThrow(expect.objectContaining({ status: 400 }));
});

test('any other target is an address', () => {
  expect(addressIn('/zap?recipe=x').search).toBe('?recipe=x');
  expect(addressIn('*').pathname).toBe('/*');
});

test.each([
  ['nothing', '', 400, 'nowhere'],
  ['a call that there is not', '{}', 404, 'nowhere'],
  ['a property of every object', '{}', 404, 'constructor'],
  ['no JSON', '{', 400, 'run'],
  ['a list', '[]', 400, 'run'],
  ['null', 'null', 400, 'run'],
  ['too much', `{"a":"${'x'.repeat(1_000_001)}"}`, 413, 'run'],
])('a call with %s', async (_, body, status, name) => {
  const answer = await preview.ask('POST', `/api/${name}`, { 'x-preview-token': token }, body);
  const expected = body === '' ? [400, 404] : [status];
  expect(expected).toContain(answer.status);
  expect(JSON.parse(answer.body)).toEqual({ refused: expect.any(String) });
  expect(preview.faults).toEqual([]);
});

const PAGES = ['/', '/steps/searches/list_queues', '/steps/triggers/new_queue', '/zap', '/nowhere', '/public/main.js'];

test.each(PAGES)('%s comes with a policy under which nothing but the preview’s own files runs', async (path) => {
  const { headers, body } = await preview.ask('GET', path);
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  if (!path.endsWith('.js')) {
    expect(body).not.toMatch(/<script(?![^>]* src="\/public\/)|<style| style=| on\w+="|javascript:/i);
    expect(body).not.toMatch(/<(?:script|link|img)[^>]*(?:src|href)="(?!\/)/i);
  }
});

test('nobody but this machine can connect', async () => {
  const elsewhere = Object.values(networkInterfaces()).flatMap((all = []) =>
    all.filter(({ internal }) => !internal).map(({ address }) => address),
  );
  for (const address of ['::1', ...elsewhere]) {
    const outcome = await new Promise((resolve) => {
      const socket = connect({ host: address, port: Number(port), timeout: 1_000 }, () => resolve('connected'));
      for (const event of ['error', 'timeout']) socket.once(event, () => resolve('refused'));
      socket.once('close', () => socket.destroy());
    });
    expect([address, outcome]).toEqual([address, 'refused']);
  }
});
