/**
 * The dropdown of agents. Zapier gives it a page number and no search text: the editor's own search box looks through what
 * has been loaded, so each page is as large as two round trips allow.
 * https://docs.zapier.com/platform/build/pagination-trigger
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { defineTrigger } from 'zapier-platform-core';
import { agentChoices } from '../genesys/users/agent-choices.ts';
import { connect, guarded } from '../zapier/connection.ts';

const perform = guarded(async (z: ZObject, bundle: Bundle) => agentChoices(connect(z, bundle), bundle.meta.page));

export default defineTrigger({
  key: 'agent_choices',
  noun: 'Agent',
  display: {
    label: 'Agent Choices',
    description: 'Triggers when the agent dropdown is opened.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    canPaginate: true,
    perform,
    sample: { id: '7c2d9a41-5e0b-4f6a-8d13-90b4c1e2f7a8', name: 'Amara Okafor' },
    outputFields: [
      { key: 'id', label: 'Agent ID', type: 'string' },
      { key: 'name', label: 'Agent Name', type: 'string' },
    ],
  },
});
