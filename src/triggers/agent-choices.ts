/**
 * The dropdown of agents. Zapier gives it a page number and no search text: the editor's own search box looks through what
 * has been loaded, so each page is as large as two round trips allow.
 * https://docs.zapier.com/platform/build/pagination-trigger
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { agentChoices } from '../genesys/users/agent-choices.ts';
import { defineChoices } from '../zapier/choices.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { SAMPLE_AGENT } from '../zapier/outputs/samples.ts';

const perform = guarded(async (z: ZObject, bundle: Bundle) => agentChoices(connect(z, bundle), bundle.meta.page));

export default defineChoices({
  key: 'agent_choices',
  noun: 'Agent',
  canPaginate: true,
  perform,
  sample: { id: SAMPLE_AGENT.id, name: SAMPLE_AGENT.name },
});
