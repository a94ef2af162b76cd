/** What is under every test (`test/support/offline.ts`): no connection leaves this machine, and those within it are made. */
import { createServer, get } from 'node:http';
import { get as getSecurely } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

// RFC 2606 §2 and RFC 5737 §3: names and addresses that belong to nobody, should one get out.
const OUTSIDE = ['genesys.example', '192.0.2.1', '127.0.0.1.example', 'localhost.example', '2001:db8::1'];

const inUrl = (host: string) => (host.includes('::') ? `[${host}]` : host);

const failure = (emitter: { once(event: 'error', listener: (error: Error) => void): unknown }) =>
  new Promise<Error>((resolve) => emitter.once('error', resolve));

const WAYS: Readonly<Record<string, (host: string) => Promise<unknown>>> = {
  http: (host) => failure(get(`http://${inUrl(host)}/`)),
  https: (host) => failure(getSecurely(`https://${inUrl(host)}/`)),
  fetch: (host) => fetch(`https://${inUrl(host)}/`).catch((error: Error) => error.cause),
  'net, by options': (host) => failure(connect({ host, port: 80 })),
  'net, by port and host': (host) => failure(connect(80, host)),
  tls: (host) => failure(connectSecurely({ host, port: 443 })),
};

test.each(OUTSIDE.flatMap((host) => Object.keys(WAYS).map((way) => [way, host] as const)))(
  'by %s nothing reaches %s',
  async (way, host) => {
    await expect(WAYS[way]?.(host)).resolves.toMatchObject({
      code: 'ENETUNREACH',
      message: `A test would connect to ${host}, and only this machine may be connected to.`,
    });
  },
);

describe('on this machine', () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer((_, response) => response.end('here')).listen(0);
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterAll(() => server.close());

  test.each(['127.0.0.1', 'localhost'])('%s answers', async (host) => {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://${host}:${port}/`);
    await expect(answer.text()).resolves.toBe('here');
  });

  test.each([
    ['no host', []],
    ['a host', ['localhost']],
  ] as const)('a port and %s answer', async (_, host) => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, ...host);
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    socket.destroy();
  });
});
