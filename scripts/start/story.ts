/** Tells the chapters in their order, and says whether all of them held. */
import type { Sandbox } from '../../sandbox/index.ts';
import { redactValue } from '../../src/genesys/http/redact.ts';
import { createZapier, type Integration } from '../lib/zapier-run.ts';
import * as act from './act.ts';
import { type Chapter, outcomes, type Stage, type Story } from './chapter.ts';
import * as connect from './connect.ts';
import * as connectionTest from './connection-test.ts';
import * as inactivityTimeout from './inactivity-timeout.ts';
import * as listQueues from './list-queues.ts';
import * as newQueue from './new-queue.ts';
import type { Printer } from './print.ts';
import * as refusals from './refusals.ts';

/** A chapter before it is told. */
interface Teller {
  readonly title: string;
  tell(stage: Stage): Promise<Chapter>;
}

const CHAPTERS: readonly Teller[] = [connect, connectionTest, listQueues, newQueue, act, refusals, inactivityTimeout];

/**
 * @param sandbox the Genesys Cloud it is driven against, just started.
 * @param printer tells each chapter as soon as it is over; null to tell nothing.
 * @param tellers the chapters, the first of which connects; all of them where left out.
 */
export async function tellStory(
  app: Integration,
  sandbox: Sandbox,
  printer: Printer | null,
  tellers: readonly Teller[] = CHAPTERS,
): Promise<Story> {
  const started = performance.now();
  const zapier = createZapier(app, {
    CLIENT_ID: sandbox.client.id,
    CLIENT_SECRET: sandbox.client.secret,
    GENESYS_SANDBOX_URL: sandbox.url,
  });
  const stage: Stage = { sandbox, app, zapier, authData: {} };
  const against = { url: sandbox.url, queues: sandbox.state.queues.length };
  printer?.opening(against);

  const chapters: Chapter[] = [];
  for (const { title, tell } of tellers) {
    printer?.working(title, () => sandbox.requests.length);
    const told = await tell(stage).catch((error: unknown) => broken(title, error));
    const { access_token, refresh_token } = stage.authData;
    const chapter = redactValue([sandbox.client.secret, access_token, refresh_token], told);
    chapters.push(chapter);
    printer?.chapter(chapters.length, chapter);
  }

  const held = chapters.flatMap(outcomes).every((outcome) => outcome.held);
  const story = { held, sandbox: against, chapters, milliseconds: Math.round(performance.now() - started) };
  printer?.closing(story);
  return story;
}

/** The chapter that could not be told to its end. */
function broken(title: string, error: unknown): Chapter {
  const reason = error instanceof Error ? error.message : String(error);
  const checks = [{ claim: 'it works', held: false, reason }];
  return { title, about: 'This did not come to its end.', facts: {}, checks };
}
