/**
 * Whether Genesys Cloud tells of changes of queues by itself, which would spare New Queue its polls. By what is known it tells
 * Amazon EventBridge only (topic `v2.audits.entitytype.{id}.entityid.{id}`); a live organization knows better, where it lets us
 * ask. Nothing here can fail: it decides nothing.
 * https://developer.genesys.cloud/notificationsalerts/notifications/available-topics
 */
import type { Models } from 'purecloud-platform-client-v2';
import type { Call, Client } from '../../../src/genesys/client.ts';
import { GenesysError, orError } from '../../../src/genesys/errors/genesys-error.ts';
import { scopeList } from '../../../src/genesys/errors/phrases.ts';
import type { Requirement } from '../../../src/genesys/requirements.ts';
import { identifier, objects, texts } from '../../../src/genesys/values.ts';
import type { Outcome } from '../check.ts';
import { listed, shown } from '../visible.ts';
import type { Visit } from '../visit.ts';

const TOPICS: Requirement = { does: 'list notification topics', scopes: ['notifications'], permission: null };
const AUDITS: Requirement = {
  does: 'say what audits cover',
  scopes: ['audits:readonly'],
  permission: 'audits:audit:view',
};

/** Topics that tell of any change of a queue: all audits, and the queue itself; not its members, waits and conversations. */
const OF_QUEUES = /^v2\.(audits\.|(routing|configuration)\.queues?(\.\{id\})?$)/;

/** A topic list has some hundred entries; its schemas are not asked for. */
const MOST_BYTES = 4 * 1024 * 1024;

export async function events(visit: Visit): Promise<Outcome> {
  const client = await visit.client();
  const topics = await orError(topicsOfQueues(client));
  const audits = await orError(auditsCoverQueues(client));
  const details = {
    topics: topics instanceof GenesysError ? null : topics,
    audits_cover_queues: audits instanceof GenesysError ? null : audits,
  };
  const more = (details.topics ?? []).flatMap(({ id, transports }) =>
    transports?.some((name) => name.toLowerCase() !== 'eventbridge') ? [{ id, transports }] : [],
  );
  const found = [topicsFound(topics), auditsFound(audits)].join(' ');
  if (more.length === 0) return { status: 'ok', found, details };
  const news = more.map(({ id, transports }) => `${shown(id)} (${listed(transports.map(shown))})`);
  return {
    status: 'warning',
    found: `${found} New Queue could be instant: ${listed(news)}.`,
    fix: { who: 'You', where: 'tell whoever maintains this integration; until then it polls, and nothing is wrong' },
    details,
  };
}

interface Topic {
  readonly id: string;
  /** Null: not told, which is not none. */
  readonly transports: readonly string[] | null;
}

/** @returns null where the answer has no list. */
async function topicsOfQueues(client: Client): Promise<Topic[] | null> {
  const { data } = await client.call<Models.AvailableTopicEntityListing>({
    ...once(TOPICS, '/api/v2/notifications/availabletopics'),
    query: { expand: 'transports' },
    maxBytes: MOST_BYTES,
  });
  if (!Array.isArray(data.entities)) return null;
  return objects(data.entities)
    .map(({ id, transports }) => ({ id: identifier(id) ?? '', transports: texts(transports) ?? null }))
    .filter(({ id }) => OF_QUEUES.test(id));
}

/** @returns null where the answer has no list. */
async function auditsCoverQueues(client: Client): Promise<boolean | null> {
  const { data } = await client.call<Models.AuditQueryServiceMapping>(
    once(AUDITS, '/api/v2/audits/query/realtime/servicemapping'),
  );
  if (!Array.isArray(data.services)) return null;
  return objects(data.services).some(({ entities }) => objects(entities).some(({ name }) => name === 'Queue'));
}

const once = (requirement: Requirement, path: string): Call => ({ requirement, path, retry: false });

const NO_LIST = 'not told: the answer has no list';

function topicsFound(topics: readonly Topic[] | GenesysError | null): string {
  if (topics instanceof GenesysError) return `Topics of queue changes: ${untold(topics)}.`;
  if (topics === null) return `Topics of queue changes: ${NO_LIST}.`;
  const by = (transports: Topic['transports']) =>
    transports === null ? 'transports that are not told' : listed(transports.map(shown)) || 'no transport';
  const ids = topics.map(({ id, transports }) => `${shown(id)} by ${by(transports)}`);
  return `Topics of queue changes: ${listed(ids) || 'none'}.`;
}

function auditsFound(covered: boolean | GenesysError | null): string {
  if (covered instanceof GenesysError) return `Audits of queues: ${untold(covered)}.`;
  if (covered === null) return `Audits of queues: ${NO_LIST}.`;
  return `Audits ${covered ? 'cover' : 'do not cover'} queues.`;
}

/** What would be needed to be told; nobody has to do anything about it. */
function untold({ diagnosis }: GenesysError): string {
  const { kind, requirement, status } = diagnosis;
  if (kind === 'scope_missing') return `not told, without the scope ${scopeList(diagnosis)}`;
  if (kind === 'permission_missing') return `not told, without the permission ${requirement.permission}`;
  return status === null ? 'not told: no answer came' : `not told (HTTP status ${status})`;
}
