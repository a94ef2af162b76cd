/** What steps ask for alike, and what they make of the answer. */
import { InputError, shown } from '../genesys/errors/input-error.ts';
import { isUuid } from '../genesys/values.ts';

/** Line items of one: a list of exactly one entry stands for it, in a field that takes a single value. */
export function single(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/**
 * What a field of text holds. A value mapped from an earlier step reaches the code as it is, of whatever type.
 *
 * @param label of the field.
 * @returns a number or boolean as text, also where it is the only entry of a list; empty text for a field that is not filled in, or mapped from one that was empty.
 * @throws {InputError} for another list, and for an object: Zapier makes text of line items, except in a field that takes several.
 */
export function textOf(label: string, given: unknown): string {
  const value = single(given);
  if (value !== null && typeof value === 'object')
    throw new InputError(`${label} must be a single value; it is ${Array.isArray(value) ? 'a list' : 'an object'}.`);
  return `${value ?? ''}`;
}

/**
 * A dropdown of fixed choices still takes anything: a value mapped from an earlier step reaches the code as it is. What the
 * dropdown shows is taken like what it stands for, in upper or lower case.
 *
 * @param label of the field.
 * @param choices what each stands for, and what the dropdown shows for it.
 * @param fallback what a field means that is empty; left out, one must be chosen.
 * @throws {InputError} for a value that is not among the choices.
 */
export function oneOf<K extends string>(
  label: string,
  value: unknown,
  choices: Readonly<Record<K, string>>,
  fallback: NoInfer<K> | '' = '',
): K {
  const given = textOf(label, value);
  const text = given.trim().toLowerCase() || fallback;
  const keys = Object.keys(choices) as K[];
  const found = keys.find((key) => key === text) ?? keys.find((key) => choices[key].toLowerCase() === text);
  if (found) return found;
  const labels = keys.map((key) => `"${choices[key]}"`).join(', ');
  throw new InputError(`${label} must be one of ${labels}; it is ${shown(given)}.`);
}

const ADD_FIND_QUEUE = 'To use a queue by its name, add a Find Queue step before this one and choose its Queue ID.';

/**
 * @param value what the field "Queue" holds: chosen from the dropdown or mapped from an earlier step.
 * @param byName how to come by a queue whose name is known, in this step.
 * @returns the id in lower case.
 * @throws {InputError} for what cannot be a queue's id, such as a queue's name.
 */
export function queueId(value: unknown, byName = ADD_FIND_QUEUE): string {
  const text = textOf('Queue', value);
  const id = text.trim();
  if (isUuid(id)) return id.toLowerCase();
  throw new InputError(
    `Queue must be chosen from the list, or be the ID of a queue from an earlier step; it is ${shown(text)}. ${byName}`,
  );
}

/**
 * @param label of a field that is chosen from a list, or left empty.
 * @returns the id in lower case; undefined for a field that is empty.
 * @throws {InputError} for what cannot be an id of Genesys Cloud.
 */
export function optionalId(label: string, value: unknown): string | undefined {
  const text = textOf(label, value);
  const id = text.trim();
  if (id === '' || isUuid(id)) return id.toLowerCase() || undefined;
  throw new InputError(
    `${label} must be chosen from the list, or be an ID from an earlier step; it is ${shown(text)}.`,
  );
}

/** Shown below the fields of a search that may find several things. */
export const FIRST_RESULT_NOTE = {
  key: 'about',
  type: 'copy',
  helpText:
    'A Zap goes on with the first result only, unless this step is set to return all results as line items, under what to do if there are several.',
} as const;

/** What every polling trigger says of itself, at the end of its note. */
export const POLLING_NOTE = 'Zapier checks every 1 to 15 minutes, by your plan.';

/** The same where one check may bring many at once. */
export const FLOOD_NOTE = `${POLLING_NOTE} Where one check brings more than 100 at once, Zapier holds them until somebody lets them run.`;

/** Five requests for each thing that is asked about them. */
const MOST = 500;

/** For a trigger: it is the first step of a Zap, so no Find Queue can stand before it. */
export const WATCHED_QUEUES_FIELD = {
  key: 'queue_ids',
  label: 'Queues',
  type: 'string',
  list: true,
  required: true,
  dynamic: 'queue_choices.id.name',
  helpText: `One or several from the list, ${MOST} at most.`,
} as const;

export const QUEUES_FIELD = {
  ...WATCHED_QUEUES_FIELD,
  search: 'find_queue.id',
  helpText: `One or several: from the list, or the IDs of queues from an earlier step, ${MOST} at most.`,
} as const;

/**
 * @param values what the field holds. A list that was mapped into one line comes as text with commas; what was mapped by
 *   mistake may be anything, and null counts as not given.
 * @param byName how to come by a queue whose name is known, in this step.
 * @returns the ids, each once.
 * @throws {InputError} when there is none, or too many, or something that cannot be a queue's id.
 */
export function queueIds(values: unknown, byName?: string): string[] {
  const entries = [values].flat(2).flatMap((value) => asText(value).split(','));
  const ids = new Set(entries.filter((entry) => entry.trim() !== '').map((entry) => queueId(entry, byName)));
  if (ids.size >= 1 && ids.size <= MOST) return [...ids];
  throw new InputError(
    ids.size === 0
      ? 'Queues is empty: choose at least one queue from the list.'
      : `Queues must name ${MOST} queues at most; it names ${ids.size}.`,
  );
}

/** What is no text is shown as it came, in the sentence about what cannot be an id. */
function asText(value: unknown): string {
  const given = value ?? '';
  return typeof given === 'string' ? given : JSON.stringify(given);
}

/** The queue whose members are changed. */
export const MEMBERS_OF_FIELD = {
  key: 'queue_id',
  label: 'Queue',
  type: 'string',
  required: true,
  dynamic: 'queue_choices.id.name',
  search: 'find_queue.id',
  helpText: 'The queue whose members are changed: from the list, or the ID of a queue from an earlier step.',
} as const;

/** Ten requests to find them, and ten to change them. */
const MOST_AGENTS = 1_000;

export const AGENTS_FIELD = {
  key: 'agent_ids',
  label: 'Agents',
  type: 'string',
  list: true,
  required: true,
  dynamic: 'agent_choices.id.name',
  search: 'find_agent.id',
  helpText:
    `From the list, or the IDs or email addresses of agents from an earlier step, 1,000 at most. ` +
    'Of several agents with the same email address, the active one is meant.',
} as const;

const ADDRESS = /^[^\s@]{1,64}@[^\s@]{1,190}$/;

/**
 * @param values what the field "Agents" holds: a list, line items, text with commas, or all of them.
 * @returns ids, in lower case, and e-mail addresses, each once.
 * @throws {InputError} when there is none, or too many, or something that is neither.
 */
export function agentReferences(values: unknown): string[] {
  const entries = [values].flat(2).flatMap((value) => asText(value).split(/[,;\n]/));
  const given = entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
  const wrong = given.find((entry) => !isUuid(entry) && !ADDRESS.test(entry));
  if (wrong !== undefined)
    throw new InputError(
      `Agents must be chosen from the list, or be IDs or email addresses from an earlier step; one is ${shown(wrong)}. ` +
        'To use an agent by name, add a Find Agent step before this one and choose its Agent ID.',
    );
  const references = new Map(given.map((entry) => [entry.toLowerCase(), isUuid(entry) ? entry.toLowerCase() : entry]));
  if (references.size >= 1 && references.size <= MOST_AGENTS) return [...references.values()];
  throw new InputError(
    references.size === 0
      ? 'Agents is empty: choose at least one agent from the list.'
      : `Agents must name ${MOST_AGENTS} agents at most; it names ${references.size}. Split them over several runs: doing one of them twice does no harm.`,
  );
}
