/**
 * A step whose answers are made in memory: `z` as Zapier gives it, without its runtime and without a network, for runs of
 * hundreds of requests.
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { EditorError } from '../../scripts/lib/editor-error.ts';
import { OPERATIONS } from './tampered.ts';
import { errors } from './zapier-errors.ts';

/**
 * @param key of the step.
 * @param answer to each request, as JSON, with status 200.
 * @returns the result, or the error that the editor would show.
 */
export async function inMemory(
  key: string,
  inputData: object,
  answer: (url: URL, method: string) => object,
): Promise<unknown> {
  const z = {
    errors,
    console: { log: () => {} },
    request: async ({ url, method }: { url: string; method: string }) => {
      const body = Buffer.from(JSON.stringify(answer(new URL(url), method)));
      return { status: 200, headers: new Headers(), buffer: async () => body };
    },
  } as unknown as ZObject;
  const authData = { region: 'eu-west-1', access_token: 'x'.repeat(80) };
  try {
    return await OPERATIONS[key]?.(z, { authData, inputData, meta: {} } as unknown as Bundle);
  } catch (error) {
    throw new EditorError(error);
  }
}
