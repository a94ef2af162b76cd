/** Estimated waits, as they follow from who waits, who is on queue and how long conversations took. */
import { type QueueRecord, type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { api, control } from './calls.ts';

let sandbox: Sandbox;
let queue: QueueRecord;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 0 });
  queue = sandbox.createQueue({ name: 'Waits' });
  sandbox.addMembers(queue.id, 3);
  for (const user of sandbox.state.users.slice(-3)) {
    user.routingStatus = { status: 'IDLE', startTime: '2026-07-01T08:00:00.000Z' };
  }
  const talk = { queueId: queue.id, talkMs: 200_000, holdMs: 30_000, acwMs: 10_000 };
  await control(sandbox, 'POST /conversations', { ...talk, mediaType: 'voice' });
  await control(sandbox, 'POST /conversations', { ...talk, mediaType: 'email', talkMs: 560_000 });
  const interactions = [{ mediaType: 'voice' }, { mediaType: 'voice' }, { mediaType: 'email', state: 'interacting' }];
  await control(sandbox, `PATCH /queues/${queue.id}/live`, { interactions });
});
afterEach(() => sandbox.close());

const wait = (path = '') => api(sandbox, `/routing/queues/${queue.id}${path}/estimatedwaittime`);
const results = async (path?: string): Promise<unknown> => (await wait(path)).body.results;

test.each([
  ['', 'ALL', (3 * 420) / 3],
  ['/mediatypes/all', 'ALL', (3 * 420) / 3],
  ['/mediatypes/call', 'CALL', (3 * 240) / 3],
  ['/mediatypes/CALL', 'CALL', (3 * 240) / 3],
  ['/mediatypes/email', 'EMAIL', 600 / 3],
])('%s: %s waits %i seconds', async (path, intent, estimatedWaitTimeSeconds) => {
  expect(await results(path)).toEqual([{ intent, formula: 'SIMPLE', estimatedWaitTimeSeconds }]);
});

test.each(['chat', 'callback', 'videoComm', 'message'])('of %s nothing is known', async (media) => {
  expect(await results(`/mediatypes/${media}`)).toEqual([{ intent: media.toUpperCase(), formula: 'SIMPLE' }]);
});

test('fewer agents make it longer, and none leave it unknown', async () => {
  const [first, second, third] = sandbox.state.users.slice(-3);
  if (first?.routingStatus) first.routingStatus.status = 'OFF_QUEUE';
  expect(await results()).toMatchObject([{ estimatedWaitTimeSeconds: 630 }]);
  queue.members = queue.members.map((member) => ({ ...member, joined: member.id === second?.id }));
  expect(await results()).toMatchObject([{ estimatedWaitTimeSeconds: 1260 }]);
  queue.members = queue.members.filter(({ id }) => id === third?.id);
  expect(await results()).toEqual([{ intent: 'ALL', formula: 'SIMPLE' }]);
  sandbox.state.settings.unknownWait = 'noResults';
  expect(await results()).toEqual([]);
});

test.each([
  ['/mediatypes/fax', 400, 'invalid.query.param.value'],
  ['/mediatypes/call?labelId=x', 501, 'not.in.sandbox'],
])('%s is refused', async (path, status, code) => {
  const [media = '', query = ''] = path.split('?');
  const answer = await api(sandbox, `/routing/queues/${queue.id}${media}/estimatedwaittime?${query}`);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test('needs routing:queue:view in the queue’s division, and a queue', async () => {
  const nobody = '6512cf67-7a56-44cb-a4b5-6612cbe6d636';
  expect((await api(sandbox, `/routing/queues/${nobody}/estimatedwaittime`)).body.code).toBe('not.found');
  expect((await api(sandbox, '/routing/queues/x/mediatypes/call/estimatedwaittime')).body.code).toBe('invalid.id');
  for (const grant of sandbox.state.users[0]?.grants ?? []) grant.divisionId = sandbox.state.divisions[1]?.id ?? '';
  expect((await wait()).body.code).toBe('missing.division.permission');
  for (const role of sandbox.state.roles) role.policies = [];
  expect((await wait('/mediatypes/call')).body.code).toBe('missing.permissions');
});
