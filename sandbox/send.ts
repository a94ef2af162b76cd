/** Puts a reply on the wire, compressed as Genesys does, or does to it what a fault says. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Fault } from './faults.ts';
import { empty, errorBody, html, json, type Reply } from './reply.ts';

const compress = promisify(gzip);
/** Characters from which compressing pays. */
const COMPRESS_FROM = 1024;

/**
 * Sends a reply; the promise ends when it has been handed to the socket.
 * @param cut ends the connection within the body, or within the headers when there is no body; with `gzip`, the compressed body itself is too
 * short
 */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  cut?: { gzip?: boolean; at?: number },
): Promise<void> {
  const accepted = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const zipped = cut ? cut.gzip === true : accepted && reply.body.length > COMPRESS_FROM;
  const body = await (zipped ? gzipped(reply) : Buffer.from(reply.body));
  if (cut && reply.body === '') {
    request.socket.write(`HTTP/1.1 ${reply.status} Cut\r\nContent-`, () => response.destroy());
    return;
  }
  const part = body.subarray(0, Math.min(cut?.at ?? Math.floor(body.length / 2), body.length - 1));
  const length = cut?.gzip ? part.length : body.length;
  response.writeHead(reply.status, {
    ...reply.headers,
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    ...(reply.status === 204 ? {} : { 'content-length': length }),
  });
  if (cut?.gzip) response.end(part);
  else if (cut) {
    response.flushHeaders();
    if (part.length > 0) response.write(part);
    // Called when all before it has gone out.
    request.socket.write('', () => response.destroy());
  } else response.end(request.method === 'HEAD' ? undefined : body);
}

function gzipped({ body, kept = {} }: Reply): Promise<Buffer> {
  kept.gzip ??= compress(body, { level: constants.Z_BEST_SPEED });
  return kept.gzip;
}

/**
 * The reply a fault puts in the place of the normal one; undefined for faults that need the normal one or none at all.
 * @param call method and path of the request
 * @param contextId as in {@link errorBody}
 */
export function replyOf(fault: Fault, call: string, contextId: string | null): Reply | undefined {
  switch (fault.kind) {
    case 'status': {
      if (fault.raw !== undefined) return { status: fault.status, headers: fault.headers ?? {}, body: fault.raw };
      const usual = usualFault(fault.status, call);
      const { code = usual.code, message = usual.message } = fault;
      return json(errorBody(fault.status, code, message, contextId), fault.status, fault.headers);
    }
    case 'html':
      return html('Sign in to the network', 'This page is not from Genesys Cloud.', fault.status ?? 200);
    case 'redirect':
      return empty(fault.status ?? 302, { location: fault.location });
    case 'empty':
      return empty(fault.status ?? 200);
    case 'body':
      return json(fault.json, fault.status);
    default:
      return undefined;
  }
}

/** What the contract says of the server's own faults; what else a fault was told to be has no words there that fit. */
function usualFault(status: number, call: string): { code: string; message: string } {
  if (status === 503) {
    return call === 'GET /api/v2/routing/queues'
      ? { code: 'general.internal.server.error', message: 'Internal server error getting queue listing.' }
      : {
          code: 'service.unavailable',
          message:
            'Service Unavailable - The server is currently unavailable (because it is overloaded or down for maintenance).',
        };
  }
  if (status === 504) return { code: 'request.timeout', message: 'The request timed out.' };
  return { code: 'internal.server.error', message: 'The sandbox was told to fail here.' };
}

/** The reply's JSON without some fields; a reply of another kind stays as it is. */
export function omit(reply: Reply, fields: string[]): Reply {
  if (reply.headers['content-type'] !== 'application/json') return reply;
  const body = Object.entries(JSON.parse(reply.body)).filter(([field]) => !fields.includes(field));
  return json(Object.fromEntries(body), reply.status, reply.headers);
}

/** Streams one long JSON string, 64 KiB at a time and no faster than it is read. */
export async function sendHuge(response: ServerResponse, bytes: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = 'x'.repeat(65_536);
  async function* text(): AsyncGenerator<string> {
    yield '{"entities":"';
    for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk.slice(0, bytes - sent);
    yield '"}';
  }
  await pipeline(Readable.from(text()), response);
}
