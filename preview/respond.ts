/** Answers of the preview's server, with the headers that every one of them has. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The largest body that is read, in bytes: forms with a few thousand ids. */
const LARGEST_BODY = 1_000_000;

/** What went wrong with a request, in words for the page. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly status: number;

  /** @param status the HTTP status to answer with. */
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Everything comes from this server and nothing runs but its own files: whatever a name or a message holds, it stays text.
 * https://www.w3.org/TR/CSP3/
 */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; " +
    "base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // An address of this server may hold an authorization code.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** @param type such as `text/html; charset=utf-8`. */
export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { ...HEADERS, 'content-type': type }).end(body);
}

export function sendPage(response: ServerResponse, status: number, page: string): void {
  send(response, status, 'text/html; charset=utf-8', page);
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

/** @throws {RequestError} 413 for more than a form can hold, 400 for what is no JSON object. */
export async function readJson(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  if (size > LARGEST_BODY) throw new RequestError(413, 'That is more than a form can hold.');
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new RequestError(400, 'The request holds no JSON object.');
}

/**
 * @param target of the request, as the browser has sent it.
 * @throws {RequestError} 400 for what is no address, such as `//`, which names a host and gives none.
 */
export function addressIn(target: string): URL {
  if (URL.canParse(target, 'http://127.0.0.1')) return new URL(target, 'http://127.0.0.1');
  throw new RequestError(400, 'That is no address of a page.');
}
