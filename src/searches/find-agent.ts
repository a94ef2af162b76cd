/** Finds a user by e-mail address or name: what other steps offer beside their fields for agents. */
import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { InputError } from '../genesys/errors/input-error.ts';
import { findUsers, MOST_AGENTS } from '../genesys/users/find-users.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { textOf } from '../zapier/inputs.ts';
import { AGENT_OUTPUT_FIELDS, AGENT_SAMPLE } from '../zapier/outputs/agent-fields.ts';

const inputFields = defineInputFields([
  {
    key: 'email',
    label: 'Email',
    type: 'string',
    helpText:
      'The e-mail address of the agent, or a part of it. Upper and lower case do not matter. Leave it empty to find an agent by name.',
  },
  {
    key: 'name',
    label: 'Name',
    type: 'string',
    helpText:
      'Used when no email is entered above: the name of the agent, or a part of it. An agent with exactly this email or name comes first, then those ' +
      `that contain it, then inactive agents in the same order: ${MOST_AGENTS} at most. Whether an agent is inactive is told by Active.`,
  },
]);

const perform = guarded(async (z, bundle) => {
  const email = textOf('Email', bundle.inputData.email).trim();
  // Text, also where a number was mapped.
  const name = textOf('Name', bundle.inputData.name).trim();
  if (email) return findUsers(connect(z, bundle), 'email', email);
  if (name) return findUsers(connect(z, bundle), 'name', name);
  throw new InputError('Find Agent needs to know which agent: enter an Email or a Name.');
}) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'find_agent',
  noun: 'Agent',
  display: {
    label: 'Find Agent',
    description: 'Finds an agent by email address or name.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...AGENT_SAMPLE },
    outputFields: [...AGENT_OUTPUT_FIELDS],
  },
});
