/** What is sent for a callback, and what is made of the answer; over HTTP in test/creates/create-callback.test.ts. */
import { type Callback, createCallback } from '../../../src/genesys/callbacks/create-callback.ts';
import { answered, type Told } from '../../support/answers.ts';

const NONE: Callback = {
  queueId: 'q',
  phoneNumbers: ['+13175550100'],
  customerName: undefined,
  scheduledAt: undefined,
  data: undefined,
  priority: undefined,
  skillIds: [],
  languageId: undefined,
  agentId: undefined,
  countryCode: undefined,
  checkNumbers: undefined,
};

const create = async (callback: Partial<Callback>, answer: Told = { conversation: { id: 'c' } }) => {
  const bodies: unknown[] = [];
  const { client } = answered({
    '/api/v2/conversations/callbacks': (url, request) => {
      bodies.push(JSON.parse(`${request.body}`));
      return typeof answer === 'function' ? answer(url, request) : answer;
    },
  });
  return { created: await createCallback(client, { ...NONE, ...callback }), bodies };
};

const ROUTED = { callbackNumbers: ['+13175550100'] };
const LEAST = { queueId: 'q', ...ROUTED };

test.each<[callback: Partial<Callback>, body: object]>([
  [{}, LEAST],
  [{ customerName: 'Jane' }, { ...LEAST, callbackUserName: 'Jane' }],
  [{ scheduledAt: 0 }, { ...LEAST, callbackScheduledTime: '1970-01-01T00:00:00.000Z' }],
  [{ countryCode: 'US' }, { ...LEAST, countryCode: 'US' }],
  [{ checkNumbers: false }, { ...LEAST, validateCallbackNumbers: false }],
  [{ data: { notes: 'x' } }, { ...LEAST, data: { notes: 'x' } }],
  [{ priority: 0 }, { ...ROUTED, routingData: { queueId: 'q', priority: 0 } }],
  [{ skillIds: ['s', 't'] }, { ...ROUTED, routingData: { queueId: 'q', skillIds: ['s', 't'] } }],
  [{ languageId: 'l' }, { ...ROUTED, routingData: { queueId: 'q', languageId: 'l' } }],
  [{ agentId: 'a' }, { ...ROUTED, routingData: { queueId: 'q', preferredAgentIds: ['a'] } }],
])('%j', async (callback, body) => {
  const { created, bodies } = await create(callback);
  expect(bodies).toEqual([body]);
  const { scheduledAt } = callback;
  expect(created).toEqual({
    id: 'c',
    callback_ids: [],
    status: 'created',
    status_label: 'Created',
    queue_id: 'q',
    scheduled_at: scheduledAt === undefined ? null : new Date(scheduledAt).toISOString(),
  });
});

test('the ids of callbacks that can be read', async () => {
  const callbackIdentifiers = [{ id: 'a' }, null, { id: 7 }, {}];
  const { created } = await create({}, { conversation: { id: 'c' }, callbackIdentifiers });
  expect(created.callback_ids).toEqual(['a']);
});

test.each([{}, { conversation: null }, { conversation: { id: 7 } }, { callbackIdentifiers: [{ id: 'a' }] }])(
  '%j does not say what was created: the outcome is not known, in which region is',
  async (answer) => {
    await expect(create({}, answer)).rejects.toMatchObject({
      diagnosis: { noAnswer: 'cut', outcomeUnknown: true },
      context: { regionName: 'Europe (Ireland)' },
    });
  },
);
