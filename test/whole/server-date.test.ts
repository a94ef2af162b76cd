/** The clock of the server, read from one answer: whatever stands there, no old queue is new, and no wait is invented. */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { fetchSend } from '../../scripts/lib/fetch-send.ts';
import { testConnection } from '../../src/genesys/access/connection-test.ts';
import { explaining } from '../../src/genesys/access/explain.ts';
import { duration } from '../../src/genesys/access/inactivity-timeout.ts';
import { createClient } from '../../src/genesys/client.ts';
import { isRecentlyChanged } from '../../src/genesys/queues/changed-queues.ts';
import { listQueues } from '../../src/genesys/queues/list-queues.ts';
import { isNew } from '../../src/genesys/queues/new-queues.ts';
import { regionById } from '../../src/genesys/regions.ts';
import { queueBacklogs } from '../../src/genesys/statistics/backlog.ts';
import { observeQueues } from '../../src/genesys/statistics/observations.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = Math.floor(Date.now() / 1000) * 1000;
const ago = (days: number) => new Date(now - days * DAY).toISOString();

let sandbox: Sandbox;
let waiting: string;

beforeAll(async () => {
  sandbox = await startSandbox({ queues: 0, now: () => now });
  // One every twelve hours, for 60 days.
  for (let index = 0; index < 120; index++)
    sandbox.createQueue({
      name: `Queue ${index}`,
      dateCreated: ago(400),
      dateModified: ago(index / 2),
    });
  for (let index = 0; index < 120; index++)
    sandbox.createQueue({ name: `New ${index}`, dateCreated: ago(index / 2), dateModified: ago(index / 2) });
  waiting = sandbox.state.queues[0]?.id ?? '';
  const startedAt = new Date(now - 10 * MINUTE).toISOString();
  sandbox.state.interactions = [{ queueId: waiting, mediaType: 'voice', state: 'waiting', startedAt }];
  sandbox.state.organization.idleTimeoutSeconds = 600;
});
afterAll(() => sandbox.close());

/** A connection whose answers all carry this date. */
function dated(date: string | null) {
  const value = sandbox.issueToken();
  const client = createClient(
    regionById('sandbox', sandbox.url),
    { value, expiresAt: null },
    {
      send: (request, read) =>
        fetchSend(request, (response) =>
          read({ ...response, header: (name) => (name === 'date' ? date : response.header(name)) }),
        ),
      now: () => now,
      random: Math.random,
      sleep: async () => {},
      log: () => {},
    },
  );
  return { client, connection: { accessToken: value, oauthClient: null } };
}

const utc = (time: number) => new Date(time).toUTCString();

describe.each<[what: string, date: string | null, clock: number]>([
  ['none', null, now],
  ['no date', 'yesterday', now],
  ['now', utc(now), now],
  ['20 hours behind', utc(now - 20 * HOUR), now - 20 * HOUR],
  ['20 hours ahead', utc(now + 20 * HOUR), now + 20 * HOUR],
  ['a day behind to the second', utc(now - DAY), now - DAY],
  ['a second more than that', utc(now - DAY - 1_000), now],
  ['a second more than a day ahead', utc(now + DAY + 1_000), now],
  ['two days behind', utc(now - 2 * DAY), now],
  ['ten days behind', utc(now - 10 * DAY), now],
  ['ten days ahead', utc(now + 10 * DAY), now],
  ['1970', utc(0), now],
  ['the year 275760', utc(8.64e15), now],
])('a date that is %s', (_what, date, clock) => {
  test('New Queue and Queue Settings Changed', async () => {
    const { client } = dated(date);
    const oldest = (dates: (string | undefined)[]) => Math.min(...dates.map((each) => Date.parse(each ?? '')));
    const created = await listQueues(client, {}, {}, isNew);
    expect(oldest(created.map(({ date_created }) => date_created))).toBeGreaterThanOrEqual(clock - 30 * DAY);
    expect(created).toHaveLength(61 - Math.ceil((clock - now) / (DAY / 2)));
    const changed = await listQueues(client, {}, {}, isRecentlyChanged);
    expect(oldest(changed.map(({ date_modified }) => date_modified))).toBeGreaterThanOrEqual(clock - 30 * DAY);
    expect(changed).toHaveLength(61 - Math.ceil((clock - now) / (DAY / 2)));
  });

  test('the longest wait', async () => {
    const observed = await observeQueues(dated(date).client, [waiting]);
    expect(observed.now).toBe(clock);
    const status = observed.statusOf(waiting);
    expect(status.observed_at).toBe(new Date(clock).toISOString());
    expect(status.longest_wait_seconds).toBe(Math.max(0, (clock - now) / 1000 + 600));
  });

  test('the slot of Queue Backlog', async () => {
    const [backlog] = await queueBacklogs(dated(date).client, [waiting], { waiting: 1 }, DAY, false);
    expect(backlog?.slot_start).toBe(new Date(Math.floor(clock / DAY) * DAY).toISOString());
  });

  test('the inactivity timeout in the connection test', async () => {
    const { client, connection } = dated(date);
    const { warnings } = await testConnection(explaining(client), connection, {
      hasRefreshToken: true,
      expiresAt: null,
    });
    const minutes = 10 + Math.round((now - clock) / MINUTE);
    const length = minutes >= 1 && minutes <= 480 ? ` of ${duration(minutes)}` : '';
    expect(warnings).toEqual([expect.stringContaining(`inactivity timeout${length} is on`)]);
  });
});
