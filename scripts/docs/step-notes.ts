/** What a builder has to know about a step's results beyond their labels, as Markdown, by the step's key. */
import { table } from './markdown.ts';

const AVERAGES = table(
  ['average', 'of', 'divided by'],
  [
    ['Wait', 'time in the queue', 'interactions that were answered, abandoned or flowed out'],
    [
      'Talk',
      'time in which agent and customer talked',
      'interactions whose talk ended; each once, however often it was held',
    ],
    ['Hold', 'time on hold', 'interactions that were held; each once'],
    ['After-Call Work', 'time of after-call work', 'interactions that had after-call work'],
    ['Handle', 'talk, hold, after-call work, contacting and dialing', 'interactions that were handled'],
  ],
);

export const STEP_NOTES: Readonly<Record<string, string>> = {
  queue_backlog: `**Alert Again After.** Zapier remembers which results it has seen, and nothing else, so the time is cut into periods of this length, counted from
midnight UTC: those of 1 hour begin at each full hour, those of 1 day at midnight. A backlog that lasts beyond the end of a period runs the Zap again when the
next one begins, even if that is only minutes after the last run. One that is there when the Zap is turned on waits for the next period.

**A queue that was deleted, or is not visible,** is refused when the step is tested. Where that happens later, the other queues are watched on, and each
poll says it in the log.`,

  find_queue_status: `**Estimated Wait** is what Genesys Cloud predicts for an interaction that comes in now, from its own
[formulas](https://help.genesys.cloud/articles/estimated-wait-time/). It is empty where Genesys Cloud predicts nothing, such as without an agent on queue or
without interactions in the last time: that is not a wait of 0. Voice is what Genesys Cloud calls a call there.`,

  find_queue_summary: `**When a number counts.** Genesys Cloud counts
[each when it happens](https://help.mypurecloud.com/faqs/offered-metric-not-always-equal-answered-plus-abandoned-metrics): an interaction is offered when
it comes in; it is answered, over SLA, abandoned or flowed out when that happens, and its wait counts then; its talk, its hold and a transfer count when
the agent leaves it; its after-call work and handle time when that work ends. So one that comes in before the end of a period and is answered after it is
offered in one period and answered in the next. Within one period offered is not always answered + abandoned + flowed out: that is normal. In Today,
those that still wait are offered, too. For web messaging Genesys Cloud counts nothing as abandoned.

**Flowed Out** are those that left the queue neither answered nor abandoned: to voicemail, to a callback, to another queue, back to a menu. Flowed Out
Percent is their share of those offered: empty where none was offered, and more than 100 where more flowed out in the period than were offered in it.

**Service Level Percent** is the share answered in time of those answered or abandoned. Over SLA are those answered too late. Flow-outs are not in it,
unless the [settings of the organization](https://help.mypurecloud.com/articles/configure-the-service-level-calculation/) say so: it may be 100 while
most interactions flowed out.

**Averages** are empty where there is nothing to divide by. Each has a divisor of its own, so talk, hold and after-call work do not add up to handle time.

${AVERAGES}

Talk, hold, after-call work and handle time are of
[all that agents took part in](https://help.mypurecloud.com/faq/what-is-the-difference-between-the-answered-and-handle-metrics/): also of interactions
transferred to them, and of calls that they made on behalf of the queue, which are not offered.`,
  create_callback: `**Status.** \`created\`: Genesys Cloud told the conversation and its callbacks. \`accepted\`: it took the callback on and told no ids, so \`id\` is
empty and \`callback_ids\` is an empty list. \`scheduled_at\` is empty for a callback that is to be made now. A step after this one that needs the conversation should run only where the status is \`created\`.

**Sent once.** Where the answer does not tell whether the callback was created (none in time, half of one, an error of the server), the run halts: Zapier does not
replay it, and a callback is not placed twice.

**Names in place of IDs.** A skill whose name has a comma in it can only be given by its ID, since a comma parts one entry from the next.`,
};
