/** npm itself asks a registry on this machine: what it says of each answer is what the check must tell apart. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { audit } from '../../../scripts/release/checks/audit.ts';
import { type Repository, repository } from './fixture.ts';

const ADVISORY = {
  id: 1,
  url: 'https://github.com/advisories/GHSA-test',
  title: 'It lets anybody in',
  severity: 'high',
  vulnerable_versions: '<2.0.0',
};
const release = (version: string) => ({ name: 'leaky', version, dist: { tarball: 'http://localhost/leaky.tgz' } });

let server: Server;
let repo: Repository;
let answer: { status: number; body: unknown };
let asked: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.url}`);
    const packument = {
      name: 'leaky',
      'dist-tags': {},
      versions: { '1.0.0': release('1.0.0'), '2.0.0': release('2.0.0') },
    };
    const { status, body } = request.method === 'POST' ? answer : { status: 200, body: packument };
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

beforeEach(() => {
  asked = [];
  const { port } = server.address() as AddressInfo;
  repo = project('dependencies', `http://127.0.0.1:${port}/`);
});

function project(kind: 'dependencies' | 'devDependencies', registry: string): Repository {
  const manifest = { name: 'fixture', version: '1.0.0', [kind]: { leaky: '1.0.0' } };
  const dev = kind === 'devDependencies' ? { dev: true } : {};
  const packages = { '': manifest, 'node_modules/leaky': { version: '1.0.0', ...dev } };
  return repository({
    '.npmrc': `registry=${registry}\nfetch-retries=0\n`,
    'package.json': JSON.stringify(manifest),
    'package-lock.json': JSON.stringify({ ...manifest, lockfileVersion: 3, requires: true, packages }),
  });
}

test('no known weakness', async () => {
  answer = { status: 200, body: {} };
  expect(await audit.run(repo.folder)).toMatchObject({ status: 'ok' });
  expect(asked).toEqual(['/-/npm/v1/security/advisories/bulk']);
});

test('a weakness fails, with package, severity and advisory', async () => {
  answer = { status: 200, body: { leaky: [ADVISORY] } };
  expect(await audit.run(repo.folder)).toEqual({
    status: 'failed',
    found: 'packages with a known weakness: 1',
    lines: ['leaky 1.0.0 (high): It lets anybody in, https://github.com/advisories/GHSA-test'],
    fix: expect.stringContaining('npm audit fix'),
  });
});

test('one in development only does not count', async () => {
  answer = { status: 200, body: { leaky: [ADVISORY] } };
  const { port } = server.address() as AddressInfo;
  const { folder } = project('devDependencies', `http://127.0.0.1:${port}/`);
  expect(await audit.run(folder)).toMatchObject({ status: 'ok' });
});

test('a registry without audits is unknown, not a finding and not in order', async () => {
  answer = { status: 404, body: {} };
  expect(await audit.run(repo.folder)).toMatchObject({
    status: 'unknown',
    found: expect.stringMatching(/^the package registry could not be asked: 404 Not Found/),
    fix: expect.stringContaining('--skip audit'),
  });
});

test('nor is a registry that cannot be reached', async () => {
  const { folder } = project('dependencies', 'http://127.0.0.1:1/');
  expect(await audit.run(folder)).toMatchObject({ status: 'unknown', found: expect.stringContaining('ECONNREFUSED') });
});

test('nor a tree that npm cannot audit', async () => {
  repo.write('package.json', 'no JSON');
  expect(await audit.run(repo.folder)).toMatchObject({ status: 'unknown' });
});
