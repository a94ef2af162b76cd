/** What may be amiss with a connection when it is tested, from nothing that Genesys Cloud tells to an outage. */
import type { Stage } from './chapter.ts';
import { refusal, type Situation } from './situations.ts';

const EMPTY_DIVISION = { id: 'c0ffee00-0000-4000-8000-000000000000', name: 'Empty', homeDivision: false };

/** What stands for the silence of a connection test that has nothing to warn of. */
export const noWord = (queues: number) => `(no word; ${queues.toLocaleString('en-US')} queues are visible)`;

/** @param stage with the sandbox as it is while all is well. */
export function situations({ sandbox }: Stage): Situation[] {
  const { queues, divisions } = sandbox.state;
  const division = queues[0]?.divisionId ?? divisions[0]?.id ?? '';
  const inDivision = queues.filter(({ divisionId }) => divisionId === division).length;
  const noQueue = /No queue is visible/;
  return [
    {
      situation: 'no queue lies where the user may see queues',
      make: ({ state }) => {
        state.divisions.push(EMPTY_DIVISION);
        for (const grant of state.users[0]?.grants ?? []) grant.divisionId = EMPTY_DIVISION.id;
      },
      text: noQueue,
    },
    {
      situation: 'the role is granted in one division only: the others are left out silently',
      make: ({ state }) => {
        for (const grant of state.users[0]?.grants ?? []) grant.divisionId = division;
      },
      text: inDivision === 0 ? noQueue : noWord(inDivision),
    },
    {
      situation: 'the scope is missing, but the organization does not enforce scopes',
      make: ({ issueToken }, authData) => {
        authData.access_token = issueToken({ scopes: ['user-basic-info'] });
      },
      text: /organization does not enforce scopes; the day it does, this connection will stop/,
    },
    { ...refusal('scope_missing'), situation: 'the scope is missing, and the organization enforces scopes' },
    refusal('permission_missing'),
    {
      situation: 'the token belongs to no user (Client Credentials)',
      make: ({ issueToken }, authData) => {
        authData.access_token = issueToken({ userId: null });
        // That grant never comes with one (RFC 6749, section 4.4.3).
        delete authData.refresh_token;
      },
      text: /No refresh token came with this connection/,
    },
    refusal('unavailable'),
    {
      situation: "the organization's inactivity timeout of 10 minutes is on",
      make: ({ state }) => {
        state.organization.idleTimeoutSeconds = 600;
      },
      text: /inactivity timeout of 10 minutes is on/,
    },
  ];
}
