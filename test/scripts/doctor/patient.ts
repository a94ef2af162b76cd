/** A sandbox as the doctor's patient, fresh for each test, and one check of it. */
import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import type { Check, CheckId, Report } from '../../../scripts/doctor/check.ts';
import { examine } from '../../../scripts/doctor/examine.ts';
import type { Circumstances } from '../../../scripts/doctor/visit.ts';
import { fetchSend } from '../../../scripts/lib/fetch-send.ts';
import { regionById } from '../../../src/genesys/regions.ts';

export let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 3 });
});
afterEach(() => sandbox.close());

/** @param changed what is otherwise than in a run where all is well */
export function look(changed: Partial<Circumstances> = {}): Promise<Report> {
  const { id, secret } = sandbox.serviceClient;
  const circumstances: Circumstances = {
    configuration: { region: regionById('sandbox', sandbox.url), credentials: { id, secret } },
    source: 'of the sandbox',
    scopes: ['routing:readonly', 'user-basic-info'],
    otherRegions: null,
    nodeVersion: '22.23.3',
    send: fetchSend,
    now: Date.now,
    ...changed,
  };
  return examine(circumstances, false);
}

export async function check(id: CheckId, changed: Partial<Circumstances> = {}): Promise<Check | undefined> {
  const { checks } = await look(changed);
  return checks.find((candidate) => candidate.id === id);
}
