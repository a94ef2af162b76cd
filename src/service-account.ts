/**
 * The same integration in its other edition: an OAuth client acts for itself, with roles of its own, so that a connection
 * outlives every user and needs no refresh token. Zapier allows an integration one kind of authentication, hence an
 * edition. Every step is the same; each is told, before it begins, whose token it has.
 */
import { acting } from './authentication/service-account/acting.ts';
import authentication from './authentication/service-account/index.ts';

// After those, as in index.ts.

import { app } from './app.ts';

const { triggers, searches, creates, ...rest } = app(authentication);

export default { ...rest, triggers: acting(triggers), searches: acting(searches), creates: acting(creates) };
