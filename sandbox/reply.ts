/**
 * What a handler gives back, and the shapes of refusals. API refusals are `ErrorBody` (Genesys Cloud OpenAPI document); OAuth refusals carry
 * RFC 6749's `error` and `error_description` plus Genesys's own `description`.
 */
import type { Models } from 'purecloud-platform-client-v2';

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Of a reply that is sent again and again: its body as it was compressed the first time. */
  kept?: { gzip?: Promise<Buffer> };
}

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** An answer without a body. */
export function empty(status: number, headers: Record<string, string> = {}): Reply {
  return { status, headers, body: '' };
}

/** A page for people. */
export function html(title: string, text: string, status: number): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><title>${escapeHtml(title)}</title><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></html>`,
  };
}

/** Text as HTML shows it, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A refusal by the API; thrown by handlers, sent as an ErrorBody. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** @param contextId the correlation id, the same as in the header `ININ-Correlation-Id`; null leaves it out, as some real answers do */
export function errorBody(status: number, code: string, message: string, contextId: string | null): Models.ErrorBody {
  const context = contextId === null ? {} : { contextId };
  return { message, code, status, messageParams: {}, ...context, details: [], errors: [] };
}

/** A refusal by the token endpoint; `error` is one of RFC 6749, section 5.2. */
export class OAuthError extends Error {
  readonly error: string;
  readonly status: number;

  constructor(error: string, description: string, status = 400) {
    super(description);
    this.error = error;
    this.status = status;
  }

  reply(): Reply {
    const body = { error: this.error, description: this.message, error_description: this.message };
    const challenge = this.status === 401 ? { 'www-authenticate': 'Basic realm="oauth"' } : {};
    return json(body, this.status, { 'cache-control': 'no-store', ...challenge });
  }
}
