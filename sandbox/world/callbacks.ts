/** What a new callback must be, beyond its schema. */
import type { Models } from 'purecloud-platform-client-v2';
import { isId } from '../checks.ts';
import { ApiError } from '../reply.ts';
import { DAY_MS } from '../time.ts';
import { detailsOf } from './queue-details.ts';
import type { QueueRecord, State } from './state.ts';

type Command = Models.CreateCallbackCommand;

/**
 * Refuses a command that has no numbers, too many, a time too far ahead, or what a queue does not allow.
 * @param now milliseconds since 1970
 * @throws {ApiError} 400 callback.error.*, constraint.validation
 */
export function checkCommand(state: State, queue: QueueRecord, command: Command, now: number): void {
  const { callbackNumbers, callbackScheduledTime, data = {}, routingData, callerId } = command;
  const { callbackMaxDays, callbackAttributeLimit } = state.settings;
  // A time that has passed is no error in the contract, so the callback waits from then on.
  if (callbackScheduledTime && Date.parse(callbackScheduledTime) > now + callbackMaxDays * DAY_MS) {
    throw refused('scheduled.time.too.far.in.future', 'Callback is scheduled to far in the future.');
  }
  // The code speaks of numbers and its words of attributes, so both are meant here.
  const most = Math.max(callbackNumbers.length, Object.keys(data).length);
  if (callbackAttributeLimit !== null && most > callbackAttributeLimit) {
    throw refused('scheduled.callback.number.limit.exceeded', 'Number of attributes has exceeded the limit');
  }
  const owned = routingData?.routingFlags?.includes('AGENT_OWNED_CALLBACK');
  if (owned && detailsOf(queue).agentOwnedRouting?.enableAgentOwnedCallbacks !== true) {
    const text = 'Cannot create agent owned callback on queue that does not have agent owned callbacks enabled.';
    throw refused('cannot.create.agent.owned.callback', text);
  }
  if (routingData) checkReferences(state, routingData);
  if (command.validateCallbackNumbers === true) checkNumbers(callbackNumbers, command.countryCode);
  if (callerId !== undefined && !isE164(callerId)) throw constraint(`callerId [${callerId}] is not an E.164 number`);
}

/** That Genesys looks for these is not documented; an id that is none of the organization's would route to nobody. */
function checkReferences(
  state: State,
  { skillIds = [], languageId, preferredAgentIds = [] }: Models.RoutingData,
): void {
  const unknown = (kind: string, all: { id: string }[], ids: string[]): void => {
    const missing = ids.find((wanted) => !isId(wanted) || !all.some(({ id }) => id === wanted));
    if (missing !== undefined) throw constraint(`${kind} [${missing}] was not found`);
  };
  unknown('skill', state.skills, skillIds);
  unknown('language', state.languages, languageId === undefined ? [] : [languageId]);
  unknown('preferred agent', state.users, preferredAgentIds);
}

/**
 * How Genesys judges a number is not documented. Here one with a plus sign is judged as E.164 has it, and one without needs the country that
 * it is dialed in. Its code is not documented either; that for what breaks a rule is used.
 */
function checkNumbers(numbers: string[], countryCode: string | undefined): void {
  if (countryCode !== undefined && !/^[a-z]{2}$/i.test(countryCode)) {
    throw constraint(`countryCode [${countryCode}] is not an ISO 3166-1 alpha-2 code`);
  }
  for (const number of numbers) {
    const plain = number.replace(/[\s().-]/g, '');
    const valid = plain.startsWith('+') ? isE164(plain) : countryCode !== undefined && /^\d{4,15}$/.test(plain);
    if (!valid) throw constraint(`callbackNumbers [${number}] is not a valid phone number`);
  }
}

function isE164(number: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(number);
}

function refused(code: string, message: string): ApiError {
  return new ApiError(400, `callback.error.${code}`, message);
}

function constraint(message: string): ApiError {
  return new ApiError(400, 'constraint.validation', message);
}
