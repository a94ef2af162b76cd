/** The dropdown of languages: those that are active. */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { defineTrigger } from 'zapier-platform-core';
import { listLanguages } from '../genesys/routing/named.ts';
import { connect, guarded } from '../zapier/connection.ts';

const perform = guarded(async (z: ZObject, bundle: Bundle) => listLanguages(connect(z, bundle)));

export default defineTrigger({
  key: 'language_choices',
  noun: 'Language',
  display: {
    label: 'Language Choices',
    description: 'Triggers when the language dropdown is opened.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    perform,
    sample: { id: '5b7d1c2e-4f3a-4e6b-9a8c-0d1e2f3a4b5c', name: 'Spanish' },
    outputFields: [
      { key: 'id', label: 'Language ID', type: 'string' },
      { key: 'name', label: 'Language Name', type: 'string' },
    ],
  },
});
