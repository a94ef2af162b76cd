/** What the steps that change the members of a queue say of it: of each agent, in numbers, and in a sentence. */
import { messageOf } from '../../genesys/errors/messages.ts';
import { counted, some } from '../../genesys/errors/phrases.ts';
import type { Changed } from '../../genesys/queues/members/change-members.ts';
import { nameOf } from '../../genesys/queues/members/settle.ts';
import { inWords } from '../../genesys/words.ts';

/** How many agents a sentence names for each result. */
const NAMED = 20;

/** For each result how the summary says it, after "2 agents". */
export type Words<R extends string> = Readonly<Record<R, string>>;

/** What any of these steps may find. */
export const OTHER_RESULTS = {
  not_found: 'not found',
  refused: 'refused',
} as const;

/** Members who are there through a group. */
export const BY_GROUP = 'in the queue through a group, which only a change of the group changes';

interface MembershipResult {
  /** Of the queue, as `queue_id`. */
  id: string;
  queue_id: string;
  queue_name: string | null;
  summary: string;
  agents: { id: string | null; name: string | null; email: string | null; result: string; result_label: string }[];
}

/**
 * @param queueName null where it could not be learned.
 * @param words in the order of the summary.
 */
export function membershipResult<R extends string>(
  queueId: string,
  queueName: string | null,
  { agents, refusal }: Changed<R>,
  words: Words<R>,
): MembershipResult {
  const parts = (Object.keys(words) as R[]).flatMap((result) => {
    const names = agents.filter((agent) => agent.result === result).map(({ person }) => nameOf(person));
    return names.length > 0 ? `${counted(names.length, 'agent')} ${words[result]}: ${some(names, NAMED)}.` : [];
  });
  if (refusal) parts.push(messageOf(refusal.diagnosis, refusal.context));
  return {
    id: queueId,
    queue_id: queueId,
    queue_name: queueName,
    summary: parts.join(' '),
    agents: agents.map(({ person: { given, id, name, email }, result }) => ({
      // Of whom nobody is, what was asked for stands where it would stand.
      id: id ?? (given.includes('@') ? null : given),
      name: name ?? null,
      email: email ?? (given.includes('@') ? given : null),
      result,
      result_label: `${inWords(result)}`,
    })),
  };
}

/** How many of the agents have one of these results. */
export function countOf<R extends string>({ agents }: Changed<R>, ...results: readonly R[]): number {
  return agents.filter(({ result }) => results.includes(result)).length;
}

/** The fields of a result around its counts. */
export const MEMBERSHIP_OUTPUT_FIELDS = {
  before: [
    { key: 'id', label: 'ID', type: 'string', primary: true },
    { key: 'queue_id', label: 'Queue ID', type: 'string' },
    { key: 'queue_name', label: 'Queue Name', type: 'string' },
    { key: 'summary', label: 'Summary', type: 'string' },
  ],
  after: [
    { key: 'agents[]id', label: 'Agent ID', type: 'string' },
    { key: 'agents[]name', label: 'Agent Name', type: 'string' },
    { key: 'agents[]email', label: 'Agent Email', type: 'string' },
    { key: 'agents[]result', label: 'Agent Result', type: 'string' },
    { key: 'agents[]result_label', label: 'Agent Result Label', type: 'string' },
  ],
} as const;

export const MEMBERSHIP_SAMPLE = {
  id: '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11',
  queue_id: '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11',
  queue_name: 'Billing Support',
} as const;

/** Two agents, the second with another result. */
export const agentsSample = (first: string, second: string) => [
  {
    id: '7c2d9a41-5e0b-4f6a-8d13-90b4c1e2f7a8',
    name: 'Amara Okafor',
    email: 'amara.okafor@example.com',
    result: first,
    result_label: `${inWords(first)}`,
  },
  {
    id: '3e8b5f60-1d2c-4a79-b6e4-7f0a9c8d5b21',
    name: 'Ben Castillo',
    email: 'ben.castillo@example.com',
    result: second,
    result_label: `${inWords(second)}`,
  },
];
