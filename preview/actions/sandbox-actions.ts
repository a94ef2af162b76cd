/** The sandbox beside the steps: what a person would do in Genesys Cloud, and refusals. */
import type { Sandbox } from '../../sandbox/index.ts';
import { control } from '../sandbox-controls.ts';
import type { Session } from '../session.ts';
import { createSituations } from '../situations.ts';
import type { Actions } from './action.ts';

export function sandboxActions(session: Session, sandbox: Sandbox): Actions {
  const situations = createSituations(session, sandbox);
  return {
    /** Those of now, for the fields that take a queue's name. */
    async 'sandbox-queues'() {
      return sandbox.state.queues.map(({ name }) => name).sort();
    },

    async sandbox(given) {
      return { said: control(sandbox, `${given.control}`, given) };
    },

    async situation({ index }) {
      if (index !== null && index !== '') return { said: `Now ${await situations.choose(index)}.` };
      situations.clear();
      return { said: 'All is well again.' };
    },
  };
}
