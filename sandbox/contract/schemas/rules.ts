/** The schemas by which a queue chooses agents; from the same document as `queue.ts`. */
import type { Schema } from './schema.ts';

export const RULES_SCHEMAS: Readonly<Record<string, Schema>> = {
  RoutingRule: { operator: ['MEETS_THRESHOLD', 'ANY'], threshold: 'integer', waitSeconds: 'number' },
  ConditionalGroupRouting: { rules: { listOf: 'ConditionalGroupRoutingRule' } },
  ConditionalGroupRoutingRule: {
    queue: 'DomainEntityRef',
    metric: ['EstimatedWaitTime', 'ServiceLevel'],
    operator: ['GreaterThan', 'GreaterThanOrEqualTo', 'LessThan', 'LessThanOrEqualTo'],
    conditionValue: 'number',
    groups: { setOf: 'MemberGroup' },
    waitSeconds: 'integer',
  },
  ConditionalGroupActivation: {
    pilotRule: 'ConditionalGroupActivationPilotRule',
    rules: { listOf: 'ConditionalGroupActivationRule' },
  },
  ConditionalGroupActivationPilotRule: {
    conditions: { listOf: 'ConditionalGroupActivationCondition' },
    conditionExpression: 'text',
  },
  ConditionalGroupActivationRule: {
    conditions: { listOf: 'ConditionalGroupActivationCondition' },
    conditionExpression: 'text',
    groups: { setOf: 'MemberGroup' },
  },
  ConditionalGroupActivationCondition: {
    simpleMetric: 'ConditionalGroupActivationSimpleMetric',
    operator: ['GreaterThan', 'GreaterThanOrEqualTo', 'LessThan', 'LessThanOrEqualTo', 'EqualTo', 'NotEqualTo'],
    value: 'number',
  },
  ConditionalGroupActivationSimpleMetric: {
    metric: ['EstimatedWaitTime', 'IdleAgentCount', 'ServiceLevel'],
    queue: 'DomainEntityRef',
  },
  Bullseye: { rings: { listOf: 'Ring' } },
  Ring: {
    expansionCriteria: { listOf: 'ExpansionCriterium' },
    actions: 'Actions',
    memberGroups: { setOf: 'MemberGroup' },
  },
  ExpansionCriterium: { type: ['TIMEOUT_SECONDS'], threshold: 'number' },
  Actions: { skillsToRemove: { setOf: 'SkillsToRemove' } },
  SkillsToRemove: { name: 'text', id: 'text', selfUri: 'text' },
};
