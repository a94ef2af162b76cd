/** What the checks of one run share: whom they ask, and what the earlier ones learned. */
import { type Client, createClient, type Runtime } from '../../src/genesys/client.ts';
import type { ConnectionContext } from '../../src/genesys/errors/context.ts';
import type { SendRequest } from '../../src/genesys/http/http.ts';
import { tokenRequest } from '../../src/genesys/oauth/token-request.ts';
import type { Region } from '../../src/genesys/regions.ts';
import type { Configuration } from './configuration.ts';
import { type Heard, listening } from './listening.ts';
import { createTokenCache, type TokenCache } from './token-cache.ts';

/** What a run is given. */
export interface Circumstances {
  /** What is configured, or the sentence that says why it cannot be used. */
  readonly configuration: Configuration | string;
  /** Where it was found. */
  readonly source: string;
  /** The scopes that the owner has the integration ask for at login; null: the default. */
  readonly scopes: readonly string[] | null;
  /** The regions to try when the configured one does not accept the client; null: do not. */
  readonly otherRegions: readonly Region[] | null;
  readonly nodeVersion: string;
  readonly send: SendRequest;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Visit extends Circumstances {
  readonly configuration: Configuration;
  readonly heard: Heard;
  readonly tokens: TokenCache;
  /** What is known about the client by now, for the words of a refusal. */
  readonly context: { -readonly [Key in keyof ConnectionContext]: ConnectionContext[Key] };
  /** A client with a time budget of its own. @throws {TokenError} when no token comes */
  client(): Promise<Client>;
}

/** @param onPage called for each page of queues that comes. */
export function openVisit(
  circumstances: Circumstances & { readonly configuration: Configuration },
  onPage?: (pages: number) => void,
): Visit {
  const { region, credentials } = circumstances.configuration;
  const { now } = circumstances;
  const [send, heard] = listening(circumstances.send, onPage);
  const grant = { grant_type: 'client_credentials' };
  const tokens = createTokenCache(() => tokenRequest(region, credentials, grant, send), now);
  const runtime: Runtime = {
    send,
    now,
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    log: () => {},
  };
  return {
    ...circumstances,
    send,
    heard,
    tokens,
    context: { regionName: region.name },
    client: async () => createClient(region, await tokens.get(), runtime),
  };
}
