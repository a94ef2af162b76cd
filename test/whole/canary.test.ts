/**
 * Every secret of a connection put through every kind of failure, echoed by a server that means ill: none comes out in
 * a message, a log line, a label or a result.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import zapier from 'zapier-platform-core';
import app from '../../src/index.ts';
import { ASKING_METHODS, leastInput, OAUTH } from '../support/steps.ts';

const SECRETS = {
  access_token: 'canary-access-token-0001',
  refresh_token: 'canary-refresh-token-0002',
  code: 'canary-authorization-code-0003',
  code_verifier: 'canary-code-verifier-0004-0004-0004-0004-0004-0004',
  CLIENT_SECRET: 'canary-client-secret-0005',
};

type Answer = (secrets: string) => { status: number; body: string; headers?: Record<string, string> };
const json = (value: unknown, keep?: (key: string, value: unknown) => unknown) => JSON.stringify(value, keep);

/** What a hostile or broken server may answer, each with every secret in it. */
const ANSWERS: [what: string, Answer][] = [
  [
    'a refusal whose message echoes',
    (s) => ({ status: 403, body: json({ code: 'not.authorized', message: s, contextId: s }) }),
  ],
  [
    'a refusal whose list echoes',
    (s) => ({ status: 403, body: json({ code: 'missing.permissions', message: `[${s.replaceAll(' ', ', ')}]` }) }),
  ],
  [
    'a scope refusal whose list echoes',
    (s) => ({
      status: 403,
      body: json({ code: 'app.not.authorized.for.scope', message: `[${s.replaceAll(' ', ', ')}]` }),
    }),
  ],
  [
    'a code that echoes',
    (s) => ({
      status: 400,
      body: json({ code: s.split(' ')[0], message: s, error: s, error_description: s, description: s }),
    }),
  ],
  ['headers that echo', (s) => ({ status: 418, body: '{}', headers: { 'inin-correlation-id': s, 'retry-after': s } })],
  ['a 401 that echoes', (s) => ({ status: 401, body: json({ code: 'ip.not.authorized', message: `[${s}]` }) })],
  ['a 429 that echoes', (s) => ({ status: 429, body: json({ message: s }), headers: { 'retry-after': '999' } })],
  ['a 500 that echoes', (s) => ({ status: 500, body: s })],
  ['HTML that echoes', (s) => ({ status: 200, body: `<html>${s}`, headers: { 'content-type': 'text/html' } })],
  [
    'a redirect that echoes',
    (s) => ({ status: 307, body: '', headers: { location: `http://127.0.0.1:9/?${encodeURIComponent(s)}` } }),
  ],
  ['text that is no JSON', (s) => ({ status: 200, body: s })],
  [
    'a token with a line break',
    (s) => ({ status: 200, body: json({ access_token: `${s}\n`, refresh_token: `${s}\n` }) }),
  ],
];

const UUID = '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11';

let server: Server;
let origin: string;
let answer: Answer;
const authorizations: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    authorizations.push(request.headers.authorization ?? '');
    // Code and verifier are known to the run that exchanges them, and to no other.
    const { code, code_verifier, ...lasting } = SECRETS;
    const seen = request.url === '/oauth/token' ? { ...lasting, code, code_verifier } : lasting;
    const { status, body, headers } = answer(Object.values(seen).join(' '));
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

interface Core {
  createAppHandler(app: object): (event: object) => Promise<unknown>;
}

test.each(ANSWERS)('%s', async (_what, given) => {
  answer = given;
  const handle = (zapier as unknown as Core).createAppHandler(app);
  const logged: unknown[] = [];
  const { access_token, refresh_token, code, code_verifier, CLIENT_SECRET } = SECRETS;
  const basic = `Basic ${Buffer.from(`id:${CLIENT_SECRET}`).toString('base64')}`;
  const outputs: string[] = [];
  const silent: string[] = [];
  for (const method of ASKING_METHODS) {
    authorizations.length = 0;
    const bundle = {
      authData: { access_token, refresh_token, region: 'sandbox' },
      inputData: {
        ...(method.startsWith(OAUTH) && { code, code_verifier }),
        region: 'sandbox',
        redirect_uri: 'https://zapier.com/',
        ...leastInput(method.split('.')[1] ?? '', [UUID]),
      },
      meta: {},
    };
    await handle({
      command: 'execute',
      method,
      bundle,
      calledFromCli: true,
      environment: { CLIENT_ID: 'id', CLIENT_SECRET, GENESYS_SANDBOX_URL: origin },
      customLogger: (message: string, data: unknown) => logged.push([message, data]),
    }).then(
      (results) => outputs.push(json((results as { results: unknown }).results)),
      (error: Error) => outputs.push(`${method}: ${error.name}: ${error.message}`),
    );
    // The secret that it sends was there to leak.
    const sent = method.startsWith(OAUTH) ? basic : `Bearer ${access_token}`;
    if (!authorizations.includes(sent)) silent.push(method);
  }
  expect(outputs).toHaveLength(ASKING_METHODS.length);
  expect(silent).toEqual([]);
  // Core itself logs the headers of every answer and the form of every request, scrubbed of what it knows to be secret;
  // it does not know the code and its verifier, which that very request has spent.
  const ofCore = new Set(['response_headers', 'request_data']);
  const log = json(logged, (key, value) => (ofCore.has(key) ? undefined : value));
  const everything = `${outputs.join('\n')}\n${log}`;
  const leaked = Object.entries(SECRETS).filter(([, secret]) => everything.includes(secret));
  expect(leaked.map(([name]) => name)).toEqual([]);
  expect(outputs.filter((output) => /What happened|with bundle/.test(output))).toEqual([]);
});
