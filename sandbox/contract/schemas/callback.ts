/** The schemas of a new callback; from the same document as `queue.ts`. What it requires has codes of its own. */
import type { Schema } from './schema.ts';

export const CALLBACK_SCHEMAS: Readonly<Record<string, Schema>> = {
  CreateCallbackCommand: {
    scriptId: 'text',
    queueId: 'text',
    routingData: 'RoutingData',
    customerFirstCallbackDeliveryMode: ['UseQueueSetting', 'UseAgentReservation', 'NoAgentReservation'],
    callbackUserName: 'text',
    callbackNumbers: { listOf: 'text' },
    callbackScheduledTime: 'date',
    countryCode: 'text',
    validateCallbackNumbers: 'boolean',
    data: { mapOf: 'text' },
    callerId: 'text',
    callerIdName: 'text',
  },
  RoutingData: {
    queueId: 'text',
    languageId: 'text',
    label: 'text',
    priority: 'integer',
    skillIds: { listOf: 'text' },
    skillExpression: 'text',
    preferredAgentIds: { listOf: 'text' },
    scoredAgents: { listOf: 'ScoredAgent' },
    routingFlags: { listOf: 'text' },
  },
  ScoredAgent: { agent: 'DomainEntityRef', score: 'integer' },
};
