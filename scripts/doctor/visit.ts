/** What the checks of one run share: whom they ask, and what the earlier ones learned. */
import { type Call, type Client, createClient, type Runtime } from '../../src/genesys/client.ts';
import type { ConnectionContext } from '../../src/genesys/errors/context.ts';
import type { SendRequest } from '../../src/genesys/http/http.ts';
import { redactValue } from '../../src/genesys/http/redact.ts';
import { clientTokenRequest } from '../../src/genesys/oauth/client-token.ts';
import type { OAuthClient } from '../../src/genesys/oauth/token-request.ts';
import type { Region } from '../../src/genesys/regions.ts';
import type { Edition } from '../lib/edition.ts';
import { type Configuration, isClientId } from './configuration.ts';
import { type Heard, listening } from './listening.ts';
import { createTokenCache, type TokenCache } from './token-cache.ts';

/** What a run is given. */
export interface Circumstances {
  /** What is configured, or the sentence that says why it cannot be used. */
  readonly configuration: Configuration | string;
  /** Where it was found. */
  readonly source: string;
  /** For which edition of the integration; the default one where it is left out. */
  readonly edition?: Edition;
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
  /** What must never be printed: the client's secret, and every token that came by now. */
  secrets(): readonly string[];
  /** What is known about the client by now, for the words of a refusal. */
  readonly context: { -readonly [Key in keyof ConnectionContext]: ConnectionContext[Key] };
  /** A client whose answers hold no secrets, with a time budget of its own. @throws {TokenError} when no token comes */
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
  const issued = new Set<string>();
  const tokens = createTokenCache(async () => {
    const response = await clientTokenRequest(region, credentials, send);
    for (const token of [response.access_token, response.refresh_token]) if (token) issued.add(token);
    return response;
  }, now);
  const secrets = () => [...secretsAmong(credentials, region), ...issued];
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
    secrets,
    context: { regionName: region.name, actsForItself: true },
    client: async () => {
      const token = await tokens.get();
      return redacting(createClient(region, { ...token, secrets: secrets(), actsForItself: true }, runtime), secrets);
    },
  };
}

/** The id, too, where it looks as if it were the secret because the two were swapped. */
function secretsAmong({ id, secret }: OAuthClient, region: Region): string[] {
  return isClientId(id, region) ? [secret] : [secret, id];
}

/**
 * The core cuts secrets out of long texts, and out of what leaves a run. Here every text is, before anything replaces what
 * cannot be seen in it: a secret with a line break inside would not be known after that.
 */
function redacting(client: Client, secrets: () => readonly string[]): Client {
  return {
    ...client,
    call: <T, R = T>(call: Call, reduce: (data: T) => R = (data) => data as unknown as R) =>
      client.call<T, R>(call, (data) => reduce(redactValue(secrets(), data))),
  };
}
