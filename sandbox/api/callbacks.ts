/**
 * `POST /api/v2/conversations/callbacks`. Nothing in it tells one request from its repetition: sent twice, it is two callbacks.
 * https://developer.genesys.cloud/devapps/api-explorer (Conversations)
 */
import { randomUUID } from 'node:crypto';
import type { Models } from 'purecloud-platform-client-v2';
import { checkDivision } from '../access.ts';
import { isId } from '../checks.ts';
import { readBody } from '../contract/read-body.ts';
import { ApiError, empty, json, type Reply } from '../reply.ts';
import type { Call, Route } from '../route.ts';
import { checkCommand } from '../world/callbacks.ts';
import { findQueue } from '../world/queues.ts';
import { settle } from '../world/settle.ts';
import type { QueueRecord, State } from '../world/state.ts';

const PERMISSION = 'conversation:callback:create';

export const routes: Route[] = [
  {
    method: 'POST',
    path: '/api/v2/conversations/callbacks',
    needs: { scopes: ['conversations'], permissions: { type: 'ALL', permissions: [PERMISSION] } },
    handle: createCallback,
  },
];

function createCallback({ state, body, token, now }: Call): Reply {
  const command = readBody(body, 'CreateCallbackCommand') as unknown as Models.CreateCallbackCommand;
  if (!command.callbackNumbers?.some((number) => number.trim() !== '')) {
    throw new ApiError(400, 'callback.error.missing.callback.numbers', 'Callback numbers missing');
  }
  const queue = queueOf(state, command);
  checkDivision(state, token, PERMISSION, queue.divisionId);
  checkCommand(state, queue, command, now);
  const answer = state.settings.callbackAnswer;
  const [conversationId, callbackId] = [randomUUID(), randomUUID()];
  const dateCreated = new Date(now).toISOString();
  const createdBy = token.userId ?? token.clientId;
  const made = { conversationId, callbackIds: [callbackId], queueId: queue.id, dateCreated, createdBy, answer };
  state.callbacks.push({ ...made, waiting: false, command });
  settle(state, now);
  if (answer === 'accepted') return empty(202);
  return json({
    conversation: { id: conversationId, selfUri: `/api/v2/conversations/callbacks/${conversationId}` },
    callbackIdentifiers: [{ type: 'ACD', id: callbackId }],
  } satisfies Models.CreateCallbackResponse);
}

/** Routing data counts before the queue beside it: which of the two does is not documented. */
function queueOf(state: State, { queueId, routingData }: Models.CreateCallbackCommand): QueueRecord {
  const id = routingData === undefined ? queueId : routingData.queueId;
  if (id === undefined || id === '') {
    throw new ApiError(400, 'callback.error.missing.queue.id', 'Callback missing queue ID');
  }
  // The contract has no code for an id that is none.
  if (!isId(id)) throw new ApiError(400, 'constraint.validation', `queueId [${id}] is not a UUID`);
  return findQueue(state, id);
}
