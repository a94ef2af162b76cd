/**
 * Every kind of refusal, as a change to a sandbox that makes Genesys Cloud refuse. The tests hold each operation against
 * the sentence given here, and the page of messages is made from the same table, so neither can drift.
 */
import { OF_ORGANIZATION } from './refusals/of-organization.ts';
import { OF_SERVICE } from './refusals/of-service.ts';
import { OF_TOKEN } from './refusals/of-token.ts';
import type { RefusalCase } from './refusals/refusal-case.ts';

export type { RefusalCase };

export const REFUSALS: readonly RefusalCase[] = [...OF_TOKEN, ...OF_ORGANIZATION, ...OF_SERVICE];

/** A message without what differs from run to run. */
export function withoutIds(message: string): string {
  return message.replace(/ Correlation id [\w-]+\.$/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>');
}
