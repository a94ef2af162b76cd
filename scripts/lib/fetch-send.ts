/**
 * Node's `fetch` as the core's `SendRequest`: what scripts and tests send with, so that they drive the very code
 * that runs on Zapier.
 */
import { NoAnswerError } from '../../src/genesys/errors/no-answer-error.ts';
import { type HttpRequest, type HttpResponse, MAX_BODY_BYTES, type SendRequest } from '../../src/genesys/http.ts';

export const fetchSend: SendRequest = async (request, read) => read(await answer(request));

async function answer({ url, timeoutMs, signal: unwanted, ...request }: HttpRequest): Promise<HttpResponse> {
  const { host } = new URL(url);
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = unwanted ? AbortSignal.any([timeout, unwanted]) : timeout;
  try {
    const response = await fetch(url, { ...request, redirect: 'manual', signal });
    if (Number(response.headers.get('content-length')) > MAX_BODY_BYTES) throw new NoAnswerError('too_large', host);
    const body = await response.text();
    return { status: response.status, header: (name) => response.headers.get(name), body };
  } catch (error) {
    if (error instanceof NoAnswerError) throw error;
    if (signal.aborted) throw new NoAnswerError('timeout', host);
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    const unreachable = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
    throw new NoAnswerError(unreachable ? 'unreachable' : 'cut', host);
  }
}
