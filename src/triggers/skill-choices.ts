/** The dropdown of skills: those that are active. */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { defineTrigger } from 'zapier-platform-core';
import { listSkills } from '../genesys/routing/named.ts';
import { connect, guarded } from '../zapier/connection.ts';

const perform = guarded(async (z: ZObject, bundle: Bundle) => listSkills(connect(z, bundle)));

export default defineTrigger({
  key: 'skill_choices',
  noun: 'Skill',
  display: {
    label: 'Skill Choices',
    description: 'Triggers when the skill dropdown is opened.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    perform,
    sample: { id: '2f6f0f6e-9a3b-4d0c-8f5e-6b1a7c2d3e4f', name: 'Invoices' },
    outputFields: [
      { key: 'id', label: 'Skill ID', type: 'string' },
      { key: 'name', label: 'Skill Name', type: 'string' },
    ],
  },
});
