/**
 * Adding many members to a queue, against one wave of the requests that write: the step also reads who is there and
 * whom it is told of, so that it can say of each what became of him.
 */
import { type Contender, startContender } from './contender.ts';
import { stopAll } from './full-list.ts';
import { compared, median, type Row } from './report.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

const PER_REQUEST = 100;

/**
 * @param members how many, a multiple of 100.
 * @param rounds of each, 1 or more; one more before them is not counted.
 */
export async function addMembers(members: number, latencyMs: number, rounds: number): Promise<Row[]> {
  const sandbox = await startSandboxProcess(2);
  const started: Contender[] = [];
  try {
    const { queueId, ids } = await people(sandbox, members);
    const step = { method: 'creates.add_queue_members.operation.perform', queue_id: queueId, agent_ids: ids };
    const wave = { path: `/api/v2/routing/queues/${queueId}/members`, ids };
    for (const [name, options] of [['zapier', step] as const, ['member-wave', wave] as const])
      started.push(await startContender(name, sandbox, options));
    await sandbox.set({ latency: latencyMs });
    const times = started.map((): number[] => []);
    let requests = 0;
    for (let round = 0; round <= rounds; round++)
      for (const [index, contender] of started.entries()) {
        await sandbox.admin('PATCH', `queues/${queueId}/live`, { members: [] });
        await sandbox.requests();
        const { milliseconds } = await contender.run();
        if (round > 0) times[index]?.push(milliseconds);
        if (index === 0) requests = (await sandbox.requests()).length;
      }
    const [ours = Number.NaN, theirs = Number.NaN] = times.map(median);
    const row = { measured: `adding ${members.toLocaleString('en-US')} members`, queues: null, latency_ms: latencyMs };
    return [
      compared({ ...row, ours, unit: 'ms' }, 'one wave of the calls that write', theirs, null),
      compared({ ...row, ours: requests, unit: 'requests' }, 'the calls that write', members / PER_REQUEST, null),
    ];
  } finally {
    await stopAll(started, sandbox);
  }
}

/** Makes users by making them members of another queue. */
async function people(
  { target: { url, token }, admin }: SandboxProcess,
  count: number,
): Promise<{ queueId: string; ids: string[] }> {
  const list = await fetch(`${url}/api/v2/routing/queues`, { headers: { authorization: `Bearer ${token}` } });
  const { entities } = (await list.json()) as { entities: readonly { id: string }[] };
  const [other, queue] = entities;
  if (!other || !queue) throw new Error('The sandbox has no queues.');
  const made = await admin('POST', `queues/${other.id}/members`, { count });
  const { members } = (await made.json()) as { members: readonly { id: string }[] };
  return { queueId: queue.id, ids: members.slice(-count).map(({ id }) => id) };
}
