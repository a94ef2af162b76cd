/**
 * Finds out whether the connection may do what a step needs, and what to do where it may not: for a builder who meets a
 * refusal, and for a Zap that watches its own connection.
 */
import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { WRITING_CHOICES } from '#writing-in-searches';
import { CAPABILITIES } from '../genesys/access/capabilities.ts';
import { type Capability, checkAccess } from '../genesys/access/check-access.ts';
import { accessWarnings } from '../genesys/access/warnings.ts';
import { REQUIREMENTS } from '../genesys/requirements.ts';
import { inWords } from '../genesys/words.ts';
import { ACCESS_OUTPUT_FIELDS, ACCESS_SAMPLE } from '../zapier/access-fields.ts';
import { connect, connectionOf, guarded } from '../zapier/connection.ts';
import { oneOf } from '../zapier/inputs.ts';

const LABELS = {
  view_queues: 'View queues',
  view_queue_members: 'View the members of queues',
  view_queue_status: 'View what goes on in queues now',
  view_queue_summary: 'View the statistics of queues',
  find_agents: 'Find agents',
  ...WRITING_CHOICES,
} as const satisfies Record<keyof typeof CAPABILITIES, string>;

const inputFields = defineInputFields([
  {
    key: 'capability',
    label: 'Access to Check',
    type: 'string',
    choices: LABELS,
    default: 'view_queues',
    helpText: 'What this account should be able to do.',
  },
]);

const perform = guarded(async (z, bundle) => {
  const key = oneOf('Access to Check', bundle.inputData.capability, LABELS, 'view_queues');
  const capability: Capability = CAPABILITIES[key];
  const { requirement } = capability;
  const client = connect(z, bundle, [REQUIREMENTS.listQueues, requirement]);
  const check = await checkAccess(client, connectionOf(bundle), capability);
  const { facts, divisions } = check;
  return [
    {
      id: key,
      allowed: check.allowed,
      advice: check.advice,
      warnings: accessWarnings(requirement, check),
      granted_scopes: facts.grantedScopes ?? [],
      accepted_scopes: check.scopeCheck === 'not_applicable' ? [] : requirement.scopes,
      scope_check: check.scopeCheck,
      scope_check_label: inWords(check.scopeCheck),
      permission: requirement.permission,
      permission_check: check.permissionCheck,
      permission_check_label: inWords(check.permissionCheck),
      divisions: divisions?.names ?? [],
      all_divisions: divisions?.all ?? null,
      roles: facts.user?.roles ?? facts.roleGrants?.map(({ role }) => role) ?? [],
      organization_name: facts.info?.organization.name ?? facts.user?.organization.name ?? null,
      user_name: facts.user?.name ?? null,
      region: client.region.id,
      checked_at: new Date(client.runtime.now()).toISOString(),
    },
  ];
}) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'check_queue_access',
  noun: 'Access Check',
  display: {
    label: 'Check Queue Access',
    description: 'Finds out whether this account may do what a step needs, and who can fix it if not.',
  },
  operation: { inputFields, perform, sample: ACCESS_SAMPLE, outputFields: ACCESS_OUTPUT_FIELDS },
});
