/**
 * `/api/v2/routing/queues/{queueId}/estimatedwaittime`, for all media together or for one. Genesys's formulas are its own; here it is the
 * simple one: who waits, and the caller after them, times how long a conversation takes, shared by the agents on queue.
 * https://developer.genesys.cloud/devapps/api-explorer (Routing)
 */
import type { Models } from 'purecloud-platform-client-v2';
import { checkDivision } from '../access.ts';
import { checkedId } from '../checks.ts';
import { ApiError, json } from '../reply.ts';
import type { Call, Route } from '../route.ts';
import { findQueue } from '../world/queues.ts';
import type { MediaType, QueueRecord, State } from '../world/state.ts';
import { routingStatusOf } from '../world/user-object.ts';

const PERMISSION = 'routing:queue:view';
const PATH = '/api/v2/routing/queues/{queueId}';
const needs: Route['needs'] = {
  scopes: ['routing', 'routing:readonly'],
  permissions: { type: 'ALL', permissions: [PERMISSION] },
};

export const routes: Route[] = [
  { method: 'GET', path: `${PATH}/estimatedwaittime`, needs, handle: (call) => json(waits(call, 'all')) },
  {
    method: 'GET',
    path: `${PATH}/mediatypes/{mediaType}/estimatedwaittime`,
    needs,
    handle: (call) => json(waits(call, call.params.mediaType ?? '')),
  },
];

/** The path's media types, with what conversations call them; of video there are none. */
const MEDIA: Readonly<Record<string, MediaType | 'all' | null>> = {
  all: 'all',
  call: 'voice',
  chat: 'chat',
  callback: 'callback',
  email: 'email',
  videoComm: null,
  message: 'message',
};

/** The contract requires the seconds, and says nothing of a wait that nothing is known of; hence a setting. */
type Waits = {
  results: (Omit<Models.PredictionResults, 'estimatedWaitTimeSeconds'> & { estimatedWaitTimeSeconds?: number })[];
};

function waits({ state, params, token }: Call, media: string): Waits {
  const queue = findQueue(state, checkedId(params.queueId));
  checkDivision(state, token, PERMISSION, queue.divisionId);
  const name = Object.keys(MEDIA).find((known) => known.toLowerCase() === media.toLowerCase());
  if (name === undefined) {
    const text = `Value [${media}] is not valid for parameter [mediaType]. Allowable values are: ${Object.keys(MEDIA).join(', ')}`;
    throw new ApiError(400, 'invalid.query.param.value', text);
  }
  const seconds = estimate(state, queue, MEDIA[name] ?? null);
  if (seconds === null && state.settings.unknownWait === 'noResults') return { results: [] };
  const known = seconds === null ? {} : { estimatedWaitTimeSeconds: seconds };
  return { results: [{ intent: name.toUpperCase(), formula: 'SIMPLE', ...known }] };
}

/** @returns seconds, or null when there is nobody on queue or nothing was handled yet */
function estimate(state: State, queue: QueueRecord, media: MediaType | 'all' | null): number | null {
  const isIt = (one: { queueId: string; mediaType: MediaType }) =>
    one.queueId === queue.id && (media === 'all' || one.mediaType === media);
  const joined = new Set(queue.members.filter((member) => member.joined).map(({ id }) => id));
  const agents = state.users.filter(
    (user) => joined.has(user.id) && ['IDLE', 'INTERACTING', 'COMMUNICATING'].includes(routingStatusOf(user).status),
  ).length;
  const handled = state.conversations.filter((one) => isIt(one) && one.outcome === 'answered');
  if (agents === 0 || handled.length === 0) return null;
  const took = handled.reduce((sum, { talkMs, holdMs, acwMs }) => sum + talkMs + holdMs + acwMs, 0) / handled.length;
  const waiting = state.interactions.filter((one) => isIt(one) && one.state === 'waiting').length;
  return Math.round(((waiting + 1) * took) / agents / 1000);
}
