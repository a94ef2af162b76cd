/** The dropdown of skills: those that are active. */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { listSkills } from '../genesys/routing/named.ts';
import { defineChoices } from '../zapier/choices.ts';
import { connect, guarded } from '../zapier/connection.ts';

const perform = guarded(async (z: ZObject, bundle: Bundle) => listSkills(connect(z, bundle)));

export default defineChoices({
  key: 'skill_choices',
  noun: 'Skill',
  perform,
  sample: { id: '2f6f0f6e-9a3b-4d0c-8f5e-6b1a7c2d3e4f', name: 'Invoices' },
});
