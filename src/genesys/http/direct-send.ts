/**
 * Node's own HTTP as the core's `SendRequest`, with the bounds that every request has: a timeout over the whole answer, no
 * redirects, and no more bytes than it may have, as it comes and unpacked. Not `fetch`: it unpacks by itself, without a
 * bound.
 */
import type { IncomingMessage } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import { boundOf, type HttpRequest, type HttpResponse, type SendRequest, tooLarge } from './http.ts';
import { noAnswer } from './no-answer-error.ts';
import { isPacked, unpack } from './unpack.ts';

export const directSend: SendRequest = async (request, read) => read(await answer(request));

async function answer({ timeoutMs, signal: unwanted, ...request }: HttpRequest): Promise<HttpResponse> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = unwanted ? AbortSignal.any([timeout, unwanted]) : timeout;
  try {
    const response = await begun(request, signal);
    const header = (name: string) => [response.headers[name.toLowerCase()] ?? []].flat().join(', ') || null;
    const status = Number(response.statusCode);
    const most = boundOf(request, status);
    const body = await whole(response, most);
    const unpacked = isPacked(body, header('content-encoding')) ? await unpack(body, most) : body;
    return { status, header, body: unpacked.toString() };
  } catch (error) {
    throw noAnswer(error, signal, new URL(request.url).host);
  }
}

/** The answer's status and headers; its body is still to come. */
async function begun(
  { url, method, headers, body }: Omit<HttpRequest, 'timeoutMs' | 'signal'>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const target = new URL(url);
  const { request } = await nodes(target.protocol);
  const options = {
    ...urlToHttpOptions(target),
    method,
    headers: { 'user-agent': 'node', ...headers, 'accept-encoding': 'gzip' },
    signal,
  };
  return new Promise((resolve, reject) => request(options, resolve).on('error', reject).end(body));
}

/** Not loaded with the app, of whose start it would take a third: few runs need it. */
async function nodes(protocol: string): Promise<Pick<typeof import('node:http'), 'request'>> {
  return (protocol === 'https:' ? await import('node:https') : await import('node:http')).default;
}

/** Leaving the loop ends the connection, so that no more comes than is read. */
async function whole(response: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += chunk.length;
    if (bytes > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
