/**
 * What a run costs: each HTTP request that it makes, as Node's own HTTP client makes it. Core's log knows neither bytes nor
 * the requests that are sent past it. https://nodejs.org/api/diagnostics_channel.html#http
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { LogLine } from '../scripts/lib/zapier-run.ts';

interface CountedRequest {
  readonly method: string;
  readonly host: string;
  /** With the query. */
  readonly path: string;
  /** Null while there is none, or when none came. */
  status: number | null;
  /** Milliseconds until the answer had come, or the connection had ended. */
  milliseconds: number | null;
  /** Bytes that came over the wire, headers included. */
  bytes: number;
}

export interface Recording {
  readonly requests: CountedRequest[];
  /** What the integration says to its owner. */
  readonly log: string[];
  /** What made Zapier renew the token and run the step again. */
  readonly renewals: string[];
}

export const newRecording = (): Recording => ({ requests: [], log: [], renewals: [] });

const running = new AsyncLocalStorage<Recording>();

/** Runs work, and notes into the recording what is sent and logged meanwhile by it, and by nothing else. */
export function recorded<T>(recording: Recording, work: () => Promise<T>): Promise<T> {
  return running.run(recording, work);
}

/** For `createZapier`: hands a line to the run that it belongs to. */
export function logLine({ type, message }: LogLine): void {
  if (type === 'console') running.getStore()?.log.push(message.trimEnd());
}

/** For `createZapier`, too. */
export function noteRenewal(message: string): void {
  running.getStore()?.renewals.push(message);
}

subscribe('http.client.request.start', (message) => {
  const recording = running.getStore();
  if (recording) count(recording, (message as { request: ClientRequest }).request);
});

function count(recording: Recording, request: ClientRequest): void {
  const { method, host, path } = request;
  const counted: CountedRequest = { method, host, path, status: null, milliseconds: null, bytes: 0 };
  recording.requests.push(counted);
  const started = performance.now();
  let socket: Socket | undefined;
  let before = 0;
  const read = () => {
    counted.bytes = (socket?.bytesRead ?? before) - before;
    counted.milliseconds = Math.round(performance.now() - started);
  };
  const use = (given: Socket) => {
    // A socket that is kept alive has read before.
    [socket, before] = [given, given.bytesRead];
  };
  if (request.socket) use(request.socket);
  else request.once('socket', use);
  request.prependOnceListener('response', (response: IncomingMessage) => {
    counted.status = response.statusCode ?? null;
    response.once('end', read);
  });
  request.once('close', () => {
    if (counted.milliseconds === null) read();
  });
}
