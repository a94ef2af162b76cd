/** The dropdown of languages: those that are active. */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { listLanguages } from '../genesys/routing/named.ts';
import { defineChoices } from '../zapier/choices.ts';
import { connect, guarded } from '../zapier/connection.ts';

const perform = guarded(async (z: ZObject, bundle: Bundle) => listLanguages(connect(z, bundle)));

export default defineChoices({
  key: 'language_choices',
  noun: 'Language',
  perform,
  sample: { id: '5b7d1c2e-4f3a-4e6b-9a8c-0d1e2f3a4b5c', name: 'Spanish' },
});
