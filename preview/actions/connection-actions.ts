/** The connection: sign-in, test, and its end. */
import type { Connecting } from '../connection.ts';
import { shownError } from '../consequence.ts';
import { connectionState } from '../html/connection-state.ts';
import type { Session } from '../session.ts';
import type { Actions, Given } from './action.ts';

export function connectionActions(session: Session, connecting: Connecting, redirectUri: () => string): Actions {
  const state = () => connectionState(session).text;
  return {
    async connect({ fields }: Given) {
      const given = Object.entries(Object(fields) as object).map(([key, value]) => [key, `${value}`]);
      try {
        return { url: await connecting.start(redirectUri(), Object.fromEntries(given)) };
      } catch (error) {
        return { error: shownError(error) };
      }
    },

    async 'connection-test'() {
      return { ...(await connecting.test()), html: state() };
    },

    async disconnect() {
      connecting.disconnect();
      return { html: state() };
    },
  };
}
