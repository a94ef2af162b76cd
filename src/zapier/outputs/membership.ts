/** What the steps that change the members of a queue say of it: of each agent, in numbers, and in a sentence. */
import { messageOf } from '../../genesys/errors/messages.ts';
import { counted, some } from '../../genesys/errors/phrases.ts';
import type { Changed } from '../../genesys/queues/members/change-members.ts';
import type { Person } from '../../genesys/queues/members/people.ts';
import { nameOf } from '../../genesys/queues/members/settle.ts';
import { inWords } from '../../genesys/words.ts';
import { SAMPLE_AGENT, SAMPLE_QUEUE } from './samples.ts';

/** How many agents a sentence names for each result. */
const NAMED = 20;

/** What any of these steps may find; it stands last. */
const OTHER = {
  words: { not_found: 'not found', refused: 'refused' },
  counts: { not_found_count: ['Not Found Count', 'not_found'], refused_count: ['Refused Count', 'refused'] },
} as const;

/** Members who are there through a group. */
export const BY_GROUP = 'in the queue through a group, which only a change of the group changes';

interface Field {
  key: string;
  label: string;
  type: 'string' | 'integer' | 'boolean';
  primary?: true;
}

interface Said<R extends string> {
  /** For each result how the summary says it, after "2 agents"; in the order of the summary. */
  readonly words: Readonly<Record<R, string>>;
  /** For each output field that counts agents, its label and the results that it counts. */
  readonly counts: Readonly<Record<`${string}_count`, readonly [label: string, ...results: R[]]>>;
  /** What became of the two agents of the sample. */
  readonly sample: readonly [R, R];
}

/** What such a step says, with the output fields and the sample that go with it. Its own, `also`, stands before the counts. */
interface MembershipOutputs<R extends string> {
  /** @param queueName null where it could not be learned. */
  result(queueId: string, queueName: string | null, changed: Changed<R>, also?: object): object;
  sample(also?: object): Record<string, unknown>;
  fields(also?: readonly Field[]): Field[];
}

/** What is told of somebody. */
interface Outcome {
  readonly person: Pick<Person, 'given' | 'id' | 'name' | 'email'>;
  readonly result: string;
}

type Outcomes = Pick<Changed<string>, 'refusal'> & { readonly agents: readonly Outcome[] };

/** @param said of the results that the step does not share with the others. */
export function membershipOutputs<R extends string>(
  said: Said<Exclude<R, keyof typeof OTHER.words>>,
): MembershipOutputs<R> {
  const words = Object.entries<string>({ ...said.words, ...OTHER.words });
  const counts = Object.entries<readonly [string, ...string[]]>({ ...said.counts, ...OTHER.counts });

  const result = (queueId: string, queueName: string | null, { agents, refusal }: Outcomes, also?: object) => {
    const parts = words.flatMap(([code, inSummary]) => {
      const names = agents.filter((agent) => agent.result === code).map(({ person }) => nameOf(person));
      return names.length > 0 ? `${counted(names.length, 'agent')} ${inSummary}: ${some(names, NAMED)}.` : [];
    });
    if (refusal) parts.push(messageOf(refusal.diagnosis, refusal.context));
    const numbers = counts.map(([key, [, ...results]]) => [
      key,
      agents.filter((agent) => results.includes(agent.result)).length,
    ]);
    return {
      // Of the queue, as `queue_id`.
      id: queueId,
      queue_id: queueId,
      queue_name: queueName,
      summary: parts.join(' '),
      ...also,
      ...Object.fromEntries(numbers),
      agents: agents.map(agentOutput),
    };
  };

  const sample = {
    agents: PEOPLE.map((person, index) => ({
      person: { ...person, given: person.id },
      result: `${said.sample[index]}`,
    })),
    refusal: null,
  };
  return {
    result,
    sample: (also?: object) => result(SAMPLE_QUEUE.id, SAMPLE_QUEUE.name, sample, also),
    fields: (also: readonly Field[] = []) => [
      ...FIELDS,
      ...also,
      ...counts.map(([key, [label]]) => ({ key, label, type: 'integer' as const })),
      ...AGENT_FIELDS,
    ],
  };
}

function agentOutput({ person: { given, id, name, email }, result }: Outcome) {
  return {
    // Of whom nobody is, what was asked for stands where it would stand.
    id: id ?? (given.includes('@') ? null : given),
    name: name ?? null,
    email: email ?? (given.includes('@') ? given : null),
    result,
    result_label: `${inWords(result)}`,
  };
}

const FIELDS: readonly Field[] = [
  { key: 'id', label: 'ID', type: 'string', primary: true },
  { key: 'queue_id', label: 'Queue ID', type: 'string' },
  { key: 'queue_name', label: 'Queue Name', type: 'string' },
  { key: 'summary', label: 'Summary', type: 'string' },
];

const AGENT_FIELDS: readonly Field[] = [
  { key: 'agents[]id', label: 'Agent ID', type: 'string' },
  { key: 'agents[]name', label: 'Agent Name', type: 'string' },
  { key: 'agents[]email', label: 'Agent Email', type: 'string' },
  { key: 'agents[]result', label: 'Agent Result', type: 'string' },
  { key: 'agents[]result_label', label: 'Agent Result Label', type: 'string' },
];

/** Those of the sample. */
const PEOPLE = [
  SAMPLE_AGENT,
  { id: '3e8b5f60-1d2c-4a79-b6e4-7f0a9c8d5b21', name: 'Ben Castillo', email: 'ben.castillo@example.com' },
];
