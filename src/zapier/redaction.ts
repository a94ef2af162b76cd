/**
 * The last word before Zapier gets it: whatever a server echoes at us, and however it is encoded, no secret that the run
 * knows leaves it.
 */
import type { ZObject } from 'zapier-platform-core';
import { redactor, redactValue } from '../genesys/http/redact.ts';

/** Core makes JSON of what these are given, and puts it into their message. */
const WITH_JSON = new Set(['AppError', 'ThrottledError']);

/**
 * What Zapier stores of a connection is made of secrets, and what it is made from. A paging token holds none (search-queues.ts), and would be damaged
 * where the base64 of something harmless looks like that of a secret.
 */
const KEPT: ReadonlySet<string> = new Set([
  ...['access_token', 'refresh_token', 'paging_token'],
  ...['code', 'code_verifier'],
]);

interface Safe {
  /** The same `z`, whose console cuts secrets out. */
  logging(z: ZObject): ZObject;
  result<R>(result: R): R;
  error(error: Error): Error;
}

/** @param secrets those shorter than 8 characters, and what is no text, are no secrets. */
export function withoutSecrets(secrets: readonly unknown[]): Safe {
  const redact = redactor(secrets);
  return {
    logging: (z) => {
      const log = (message: unknown) => z.console.log(redact(`${message}`));
      return Object.assign(Object.create(z), { console: { ...z.console, log } });
    },
    result: (result) => redactValue(secrets, result, KEPT),
    error: (error) => {
      error.message = WITH_JSON.has(error.name)
        ? JSON.stringify(redactValue(secrets, JSON.parse(error.message)))
        : redact(error.message);
      // Core logs it, and it begins with the message.
      if (error.stack) error.stack = redact(error.stack);
      return error;
    },
  };
}
