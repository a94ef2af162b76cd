/** The smallest calls that show whether something may be done: what each sends. */
import { CAPABILITIES } from '../../../src/genesys/access/capabilities.ts';
import type { Call, Client } from '../../../src/genesys/client.ts';
import { REQUIREMENTS } from '../../../src/genesys/requirements.ts';

const NOW = Date.parse('2026-07-01T12:00:00.000Z');
/** What only a server that means ill would give for an id. */
const HOSTILE = '../../users/me?a=/b#c';

function sentBy(probe: (client: Client, queueId: string) => unknown, queueId = 'q1'): Call[] {
  const sent: Call[] = [];
  const call = (each: Call) => Promise.resolve(sent.push(each));
  probe({ call, runtime: { now: () => NOW } } as unknown as Client, queueId);
  return sent;
}

const ofQueue = (id: string) => expect.objectContaining({ predicates: [expect.objectContaining({ value: id })] });

test('queues are viewed by the list, which needs no probe', () => {
  expect(CAPABILITIES.view_queues).toEqual({ requirement: REQUIREMENTS.listQueues });
});

test('members: one of a queue, whatever stands in its id', () => {
  const { requirement, probe } = CAPABILITIES.view_queue_members;
  expect(sentBy(probe)).toEqual([
    { requirement, path: '/api/v2/routing/queues/q1/members', query: { pageNumber: 1, pageSize: 1 } },
  ]);
  expect(sentBy(probe, HOSTILE)[0]?.path).toBe('/api/v2/routing/queues/..%2F..%2Fusers%2Fme%3Fa%3D%2Fb%23c/members');
});

test('what goes on now: one number of one queue', () => {
  const { requirement, probe } = CAPABILITIES.view_queue_status;
  expect(sentBy(probe)).toEqual([
    {
      requirement,
      path: '/api/v2/analytics/queues/observations/query',
      body: { filter: ofQueue('q1'), metrics: ['oWaiting'] },
    },
  ]);
});

test('statistics: one number of one queue, over the last hour', () => {
  const { requirement, probe } = CAPABILITIES.view_queue_summary;
  expect(sentBy(probe)).toEqual([
    {
      requirement,
      path: '/api/v2/analytics/conversations/aggregates/query',
      body: {
        interval: '2026-07-01T11:00:00.000Z/2026-07-01T12:00:00.000Z',
        groupBy: ['queueId'],
        filter: ofQueue('q1'),
        metrics: ['nOffered'],
      },
    },
  ]);
});

test('each has the requirement of the step that it stands for', () => {
  expect(Object.entries(CAPABILITIES).map(([key, { requirement }]) => [key, requirement])).toEqual([
    ['view_queues', REQUIREMENTS.listQueues],
    ['view_queue_members', REQUIREMENTS.listMembers],
    ['view_queue_status', REQUIREMENTS.observeQueues],
    ['view_queue_summary', REQUIREMENTS.summarizeQueues],
    ['find_agents', REQUIREMENTS.searchUsers],
    ['create_queues', { ...REQUIREMENTS.createQueue, does: 'create queues' }],
    ['manage_queue_members', { ...REQUIREMENTS.addMembers, does: 'change the members of queues' }],
    ['create_callbacks', { ...REQUIREMENTS.createCallback, does: 'create callbacks' }],
  ]);
});
