/** How an OAuth client is connected that acts for itself: its id and secret are entered, and Zapier has a token got for them. */
import type { Authentication } from 'zapier-platform-core';
import { acting } from './acting.ts';
import { FIELDS } from './fields.ts';
import { perform } from './session.ts';
import { test } from './test.ts';

export default {
  type: 'session',
  sessionConfig: { perform },
  fields: [...FIELDS],
  test: acting(test),
  connectionLabel: '{{connection_label}}',
} satisfies Authentication;
