/** Makes the user of a record, as `/users/me` and the members of a queue show them. */
import type { Models } from 'purecloud-platform-client-v2';
import { presenceIds, type SystemPresence } from './presences.ts';
import type { State, User } from './state.ts';

/**
 * @param expand the fields the caller asked for; `routingStatus` and `presence` have a meaning here
 * @returns the user as the API shows it
 */
export function expandUser(state: State, user: User, expand: string[]): Models.User & { version: number } {
  const home = state.divisions.find((division) => division.homeDivision);
  return {
    id: user.id,
    name: user.name,
    ...(home
      ? { division: { id: home.id, name: home.name, selfUri: `/api/v2/authorization/divisions/${home.id}` } }
      : {}),
    chat: { jabberId: `${user.id}@${state.organization.domain}.orgspan.com` },
    email: user.email,
    primaryContactInfo: [{ address: user.email, mediaType: 'EMAIL', type: 'PRIMARY' }],
    addresses: [],
    state: user.state,
    username: user.email,
    images: [],
    version: 7,
    acdAutoAnswer: false,
    ...(expand.includes('routingStatus') ? { routingStatus: routingStatusOf(user) } : {}),
    ...(expand.includes('presence') ? { presence: presence(user) } : {}),
    selfUri: `/api/v2/users/${user.id}`,
  };
}

/** The user's `RoutingStatus`; off queue when the state says nothing. */
export function routingStatusOf({ id, routingStatus }: User): Models.RoutingStatus & { status: string } {
  return { userId: id, ...(routingStatus ?? { status: 'OFF_QUEUE' }) };
}

/** The user's presence; offline when the state says nothing. */
export function presenceOf(user: User): SystemPresence {
  return user.presence?.systemPresence ?? 'Offline';
}

function presence(user: User): Models.UserPresence {
  const systemPresence = presenceOf(user);
  const id = presenceIds[systemPresence];
  return {
    id: user.id,
    source: 'PURECLOUD',
    primary: true,
    presenceDefinition: { id, systemPresence, selfUri: `/api/v2/presencedefinitions/${id}` },
    message: '',
    ...(user.presence ? { modifiedDate: user.presence.modifiedDate } : {}),
    selfUri: `/api/v2/users/${user.id}/presences/PURECLOUD`,
  };
}
