/** What a person does in Genesys Cloud meanwhile, done to the sandbox: queues come, change and go, and calls wait in them. */
import type { Sandbox } from '../sandbox/index.ts';
import { ApiError } from '../sandbox/reply.ts';
import { changeQueue, removeQueue } from '../sandbox/world/queues.ts';
import type { QueueRecord } from '../sandbox/world/state.ts';
import { RequestError } from './respond.ts';

type Given = Readonly<Record<string, unknown>>;

/** @returns what was done, in a sentence. */
type Control = (sandbox: Sandbox, given: Given) => string;

const CONTROLS: Readonly<Record<string, Control>> = {
  create(sandbox, { name, division }) {
    const id = divisionId(sandbox, division);
    return `${sandbox.createQueue({ name: `${name ?? ''}`.trim(), ...(id && { division: { id } }) }).name} is created.`;
  },
  rename(sandbox, { queue, name }) {
    const record = queueNamed(sandbox, queue);
    changeQueue(sandbox.state, record, { name: `${name ?? ''}`.trim() }, Date.now());
    return `${queue} is now ${record.name}.`;
  },
  move(sandbox, { queue, division }) {
    const id = divisionId(sandbox, division);
    if (id === undefined) throw new RequestError(400, 'Choose the division to move it to.');
    changeQueue(sandbox.state, queueNamed(sandbox, queue), { division: { id } }, Date.now());
    return `${queue} is moved to ${sandbox.state.divisions.find((each) => each.id === id)?.name}.`;
  },
  delete(sandbox, { queue }) {
    removeQueue(sandbox.state, queueNamed(sandbox, queue));
    return `${queue} is deleted.`;
  },
  staff(sandbox, { queue, count }) {
    const { id, name } = queueNamed(sandbox, queue);
    sandbox.addMembers(id, Math.min(100, Math.max(1, Math.round(Number(count)) || 1)));
    return `${name} has ${queueNamed(sandbox, name).members.length} members.`;
  },
  wait(sandbox, { queue, minutes }) {
    const { id, name } = queueNamed(sandbox, queue);
    const waited = Math.min(10_000, Math.max(0, Number(minutes) || 0));
    const startedAt = new Date(Date.now() - waited * 60_000).toISOString();
    sandbox.state.interactions.push({ queueId: id, mediaType: 'voice', state: 'waiting', startedAt });
    const waiting = sandbox.state.interactions.filter((each) => each.queueId === id && each.state === 'waiting');
    return `${waiting.length} ${waiting.length === 1 ? 'interaction waits' : 'interactions wait'} in ${name}.`;
  },
};

/** @throws {RequestError} in Genesys's words where it would refuse. */
export function control(sandbox: Sandbox, name: string, given: Given): string {
  const work = Object.hasOwn(CONTROLS, name) ? CONTROLS[name] : undefined;
  if (!work) throw new RequestError(404, 'The sandbox has no such control.');
  try {
    return work(sandbox, given);
  } catch (error) {
    throw error instanceof ApiError ? new RequestError(error.status, error.message) : error;
  }
}

/** Names of queues are unique, whatever their upper and lower case. */
function queueNamed({ state }: Sandbox, name: unknown): QueueRecord {
  const wanted = `${name ?? ''}`.trim().toLowerCase();
  const found = state.queues.find((queue) => queue.name.toLowerCase() === wanted);
  if (found) return found;
  throw new RequestError(404, wanted ? `There is no queue named ${name}.` : 'Choose a queue.');
}

function divisionId({ state }: Sandbox, id: unknown): string | undefined {
  return state.divisions.find((division) => division.id === id)?.id;
}
