/** What happens for each recipe, and what has to come of it: in the sandbox, and in what the steps of other apps would get. */
import type { StepRun } from '../../preview/zap.ts';
import type { QueueRecord, Sandbox } from '../../sandbox/index.ts';
import { replaceQueue } from '../../sandbox/world/queues.ts';

interface Trial {
  /** What the builder chooses in the first step. */
  readonly chosen?: (sandbox: Sandbox) => Record<string, unknown>;
  /** What is there before the Zap is switched on. */
  readonly before?: (sandbox: Sandbox) => void;
  /** What the trigger fires for. */
  readonly happens?: (sandbox: Sandbox) => void;
  /** What has come of it. @param given what the step of this number would get, of another app's. */
  readonly effect: (sandbox: Sandbox, given: (number: number) => StepRun['given'], item: unknown) => void;
}

function queueNamed({ state }: Sandbox, name: string): QueueRecord {
  const found = state.queues.find((queue) => queue.name === name);
  if (found) return found;
  throw new RangeError(`There is no queue ${name}.`);
}

/** Email addresses of the members, and whether they have joined. */
export function membersOf(sandbox: Sandbox, name: string): Record<string, boolean> {
  const emailOf = (id: string) => sandbox.state.users.find((user) => user.id === id)?.email ?? id;
  return Object.fromEntries(queueNamed(sandbox, name).members.map(({ id, joined }) => [emailOf(id), joined]));
}

export function wait({ state }: Sandbox, { id }: QueueRecord, count: number): void {
  const startedAt = new Date(Date.now() - 90_000).toISOString();
  for (let each = 0; each < count; each++)
    state.interactions.push({ queueId: id, mediaType: 'voice', state: 'waiting', startedAt });
}

const QUEUE = 'Austin Billing Callback';
export const TEAM = 'Oslo Weekend';

/** By the id of the recipe. */
export const TRIALS: Readonly<Record<string, Trial>> = {
  'welcome-new-queue': {
    happens(sandbox) {
      sandbox.addMembers(sandbox.createQueue({ name: TEAM }).id, 2);
    },
    effect(sandbox, given) {
      const { id, members, dateCreated, createdBy } = queueNamed(sandbox, TEAM);
      const names = members.map((member) => sandbox.state.users.find((user) => user.id === member.id)?.name);
      expect(names).toHaveLength(2);
      const text = given(3)?.['Message Text'] ?? '';
      expect(text).toMatch(/^New queue Oslo Weekend in Home\. Members: /);
      expect(text.split('Members: ')[1]?.split(',').sort()).toEqual(names.sort());
      expect(given(4)).toEqual({
        Worksheet: 'Queues',
        'Queue ID': id,
        Name: TEAM,
        Division: 'Home',
        Created: dateCreated,
        'Created By': createdBy,
      });
    },
  },
  'weekly-queue-list': {
    effect({ state }, given) {
      const sorted = state.queues.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
      const column = (of: (queue: QueueRecord) => unknown) => sorted.map(of).join(',');
      expect(sorted.length).toBeGreaterThan(500);
      expect(given(3)).toEqual({
        Worksheet: 'Queues',
        'Queue ID': column(({ id }) => id),
        Name: column(({ name }) => name),
        Members: column(({ members }) => members.length),
        Joined: column(({ members }) => members.filter(({ joined }) => joined).length),
      });
      expect(given(4)?.['Message Text']).toBe('The list of queues of June 15, 2026 is in the sheet.');
    },
  },
  'backlog-escalation': {
    chosen: (sandbox) => ({ queue_ids: sandbox.state.queues.map(({ id }) => id) }),
    before: (sandbox) => wait(sandbox, queueNamed(sandbox, 'London Travel Callback'), 9),
    happens(sandbox) {
      wait(sandbox, queueNamed(sandbox, QUEUE), 10);
    },
    effect(_, given) {
      expect(given(2)?.['Message Text']).toMatch(
        /^10 waiting in Austin Billing Callback, the longest for \d\d s\. Idle agents: \d\.$/,
      );
      expect(given(3)).toEqual({ 'Time Delayed For': '10 minutes' });
      expect(given(6)).toEqual({
        To: 'manager@example.com',
        Subject: 'Still 10 waiting in Austin Billing Callback',
        Body: expect.stringMatching(
          /^It began with 10\. Now the longest wait is \d\d s, and \d agents are on queue\.$/,
        ),
      });
    },
  },
  'shift-change': {
    before(sandbox) {
      const joined = { 'Chloé Martin': false, 'Jakub Nowak': false, 'Ben Castillo': true, 'Daniel Kim': true };
      queueNamed(sandbox, QUEUE).members = Object.entries(joined).map(([name, joined]) => {
        return { id: sandbox.state.users.find((user) => user.name === name)?.id ?? '', joined };
      });
    },
    effect(sandbox, given) {
      expect(membersOf(sandbox, QUEUE)).toEqual({
        'chloe.martin@example.com': true,
        'jakub.nowak@example.com': true,
        'ben.castillo@example.com': false,
        'daniel.kim@example.com': true,
      });
      expect(given(2)).toMatchObject({ 'Lookup Value': 'Thursday' });
      expect(given(6)?.['Message Text']).toMatch(
        /^Shift change in Austin Billing Callback\. On: 2 agents on the queue: Chloé Martin, Jakub Nowak\. Off: 1 agent [^:]+: Ben Castillo\.$/,
      );
    },
  },
  'lead-to-callback': {
    effect(sandbox, given) {
      const [callback, ...others] = sandbox.state.callbacks;
      expect(others).toEqual([]);
      expect(callback).toMatchObject({
        queueId: queueNamed(sandbox, 'Lisbon Orders Callback').id,
        command: {
          callbackNumbers: ['+13175550142'],
          callbackUserName: 'Dana Whitfield',
          data: { Company: 'Whitfield & Sons', Source: 'Website', notes: 'Do you ship to Alaska?' },
          validateCallbackNumbers: true,
        },
      });
      expect(given(4)).toEqual({
        Name: 'Dana Whitfield',
        Phone: '+13175550142',
        'Genesys Conversation': callback?.conversationId,
        Note: 'Callback created in Lisbon Orders Callback',
      });
    },
  },
  'onboard-team': {
    // What Contains would take in its place.
    before: (sandbox) => void sandbox.createQueue({ name: `${TEAM} Overflow` }),
    effect(sandbox, given) {
      expect(queueNamed(sandbox, TEAM).chosen?.description).toBe('Calls from Norway at the weekend');
      const members = Object.keys(membersOf(sandbox, TEAM)).sort();
      expect(members).toEqual(['amara.osei@example.com', 'ben.castillo@example.com']);
      expect(membersOf(sandbox, `${TEAM} Overflow`)).toEqual({});
      expect(given(4)).toEqual({
        To: 'ops@example.com',
        Subject: `The queue ${TEAM} is ready`,
        Body: '2 agents added: Amara Osei, Ben Castillo.',
      });
    },
  },
  'settings-to-ticket': {
    happens(sandbox) {
      const { state } = sandbox;
      const settings = {
        name: 'Austin Invoices',
        mediaSettings: { call: { serviceLevel: { percentage: 0.7, durationMs: 15_000 } } },
        skillEvaluationMethod: 'BEST',
        acwSettings: { wrapupPrompt: 'MANDATORY_TIMEOUT', timeoutMs: 5_000 },
      };
      const by = state.users.find(({ name }) => name === 'Kavya Menon');
      replaceQueue(state, queueNamed(sandbox, QUEUE), settings, by?.id ?? '', Date.now());
    },
    effect(sandbox, given) {
      const { id, dateModified, divisionId } = queueNamed(sandbox, 'Austin Invoices');
      const { name } = sandbox.state.divisions.find((each) => each.id === divisionId) ?? {};
      expect(given(2)).toEqual({
        Project: 'Contact Center',
        'Issue Type': 'Task',
        Summary: 'Review the changed settings of Austin Invoices',
        Description:
          `Changed by Kavya Menon (kavya.menon@example.com) at ${dateModified}. Queue ${id}, division ${name}. ` +
          'Service level: 70 percent in 15 s. Routing: Best available skills. After-call work: Mandatory, time-boxed.',
      });
    },
  },
  'access-before-roll-out': {
    effect(_, given) {
      const text = given(5)?.['Message Text'] ?? '';
      expect(text).toMatch(/^Access of Olivia Park on June 18, 2026\. View queues: false\. /);
      const [, members = '', callbacks = ''] = text.split(/(?:Change members|Callbacks): false\. /);
      expect(members).toContain('Routing > Queue > Edit');
      expect(callbacks).toContain('Conversation > Callback > Create');
    },
  },
};
