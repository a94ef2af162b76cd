/**
 * What nock calls `disableNetConnect`, loopback excepted, under every test and at the socket: http, https, fetch and what is
 * built on them all come through here. Nock itself is loaded where it answers (`genesys-cloud.ts`): it puts itself into
 * every request, and makes each test over HTTP a third slower.
 */
import { type LookupFunction, Socket } from 'node:net';

const HERE = /^(127\.0\.0\.1|localhost|::1)$/;

const { connect } = Socket.prototype;

function connectHere(this: Socket, ...args: unknown[]) {
  const [first, second] = (Array.isArray(args[0]) ? args[0] : args) as [unknown, unknown];
  const { host, path } = typeof first === 'object' ? (first as { host?: string; path?: string }) : { host: second };
  if (path || typeof host !== 'string' || HERE.test(host)) return Reflect.apply(connect, this, args);
  const refused = new Error(`A test would connect to ${host}, and only this machine may be connected to.`);
  const answer = Object.assign(refused, { code: 'ENETUNREACH' });
  // As where there is no network: the name is not found. An address is not looked up, hence a name in place of the host.
  const lookup: LookupFunction = (_, __, found) => setImmediate(() => found(answer, ''));
  return Reflect.apply(connect, this, [{ host: 'outside.invalid', port: 1, lookup }]);
}

// Under mutation each test file lays it anew, in one process.
if (connect.name !== connectHere.name) Socket.prototype.connect = connectHere as typeof connect;
