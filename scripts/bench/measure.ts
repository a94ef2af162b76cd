/** Everything that is measured. */
import { cpus, totalmem } from 'node:os';
import { addMembers } from './add-members.ts';
import { archives } from './archives.ts';
import { coldLoad } from './cold-load.ts';
import { connectionTest } from './connection-test.ts';
import type { Plan } from './flags.ts';
import { fullList } from './full-list.ts';
import { growth, growthRows } from './growth.ts';
import { limits } from './limits.ts';
import type { Growth, Report, Row } from './report.ts';
import { slowPoll } from './slow-poll.ts';

/** @param say told what is being measured, in a few words. */
export async function measure(plan: Plan, quick: boolean, say: (what: string) => void): Promise<Report> {
  const start = performance.now();
  const { rounds, latencyMs, polls, firstPolls } = plan;
  // First what needs no sandbox: should it fail, it does so at once.
  say('cold processes');
  const load = coldLoad(plan.coldProcesses);
  if (plan.archives) say('the archives');
  const archive = plan.archives ? await archives() : [];
  const lists: Row[] = [];
  for (const queues of plan.fullList) {
    say(`the full list, ${queues} queues`);
    lists.push(...(await fullList(queues, { latencyMs, slowWays: plan.compared.includes(queues), rounds })));
  }
  say('the full list without latency');
  lists.push(...(await fullList(plan.withoutLatency, { latencyMs: 0, slowWays: true, rounds })));
  const table: Growth[] = [];
  for (const queues of plan.growth) {
    say(`how a poll grows, ${queues} queues`);
    table.push(await growth(queues, latencyMs, { polls, firstPolls }));
  }
  say('the connection test');
  const test = await connectionTest(latencyMs, rounds);
  say('adding members');
  const members = await addMembers(plan.members, latencyMs, rounds);
  say('a slow poll');
  const slow = await slowPoll(plan.slowPoll);
  const rows = [...lists, ...growthRows(table, latencyMs, polls), test, ...members, load, ...archive, slow];
  const [cpu] = cpus();
  return {
    machine: {
      cores: cpus().length,
      cpu: cpu?.model ?? 'unknown',
      node: process.versions.node,
      memory_gb: Math.round(totalmem() / 1e9),
    },
    quick,
    rounds,
    rows,
    growth: table,
    limits: limits(table),
    met: rows.every(({ met }) => met !== false),
    seconds: (performance.now() - start) / 1000,
  };
}
