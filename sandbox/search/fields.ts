/**
 * The fields by which users can be searched: `x-genesys-search-fields` of `UserSearchCriteria.fields`. A name that is none of them is no
 * error in the contract, so it matches nobody.
 */
import { lacking } from '../contract/lacking.ts';
import type { State, User } from '../world/state.ts';
import { expandUser } from '../world/user-object.ts';

/** Those that users of the sandbox have nothing in. */
const LACKING = new Set(
  'addresses.voice addresses.address addresses.voicemailEnabled department siteId manager.id hr.employeeId integration groups.social.id groups.official.id groups.distribution.id languages.guid languages.name languages.namespace languages.proficiency primaryContactInfo.voice primaryContactInfo.sms profileSkills queueMembership.added queueMembership.joined routingSkills.guid routingSkills.name routingSkills.namespace routingSkills.proficiency title teamId'.split(
    ' ',
  ),
);

const VALUES: Readonly<Record<string, (state: State, user: User) => string | undefined>> = {
  id: (_, user) => user.id,
  name: (_, user) => user.name,
  email: (_, user) => user.email,
  username: (_, user) => user.email,
  'addresses.email': (_, user) => user.email,
  'primaryContactInfo.email': (_, user) => user.email,
  state: (_, user) => user.state,
  'chat.jabberId': (state, user) => expandUser(state, user, []).chat?.jabberId,
  divisionId: (state) => state.divisions.find(({ homeDivision }) => homeDivision)?.id,
};

/**
 * @returns what the user has in the field, undefined for nothing
 * @throws {ApiError} 501 for a field that only Genesys Cloud has
 */
export function fieldOf(state: State, user: User, field: string): string | undefined {
  return VALUES[checkedField(field)]?.(state, user);
}

/** @returns the field. @throws {ApiError} 501 for one that only Genesys Cloud has */
export function checkedField(field: string): string {
  if (LACKING.has(field)) throw lacking(`field ${field} in UserSearchCriteria`);
  return field;
}
