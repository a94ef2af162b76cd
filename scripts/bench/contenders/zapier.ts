/** The integration as it is built and as Zapier runs it: dist/ through Zapier's own entry, with all of core's middleware. */
import { createZapier } from '../../lib/zapier-run.ts';
import type { Options, Prepare } from '../contender.ts';

/** @param options.method the function's place in the app; the others are what its fields hold. */
export const prepare: Prepare = async ({ url, token, clientId, clientSecret }, { method, ...inputData }: Options) => {
  // By a computed name, since the built app has no types.
  const { default: app } = await import(new URL('../../../index.js', import.meta.url).href);
  const zapier = createZapier(app, {
    CLIENT_ID: clientId,
    CLIENT_SECRET: clientSecret,
    GENESYS_SANDBOX_URL: url,
  });
  const authData = { region: 'sandbox', access_token: token, refresh_token: 'unused' };
  return async () => {
    const result = await zapier.call<unknown>(String(method), { authData, inputData });
    return { result_bytes: Buffer.byteLength(JSON.stringify(result)), results: count(result) };
  };
};

/** Items of a trigger, or of a search that pages; a connection test returns one object. */
function count(result: unknown): number {
  const { results = result } = result as { results?: unknown };
  return Array.isArray(results) ? results.length : 1;
}
