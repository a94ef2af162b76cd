/**
 * A division by its name, among those that the connection can see. Where it may ask for its divisions, one request tells;
 * where it may not, or has more than a page of them, the divisions of its queues are searched, as the dropdown shows them.
 */
import type { Models } from 'purecloud-platform-client-v2';
import type { Call } from '../client.ts';
import { entitiesOf } from '../errors/entities.ts';
import { GenesysError, orError } from '../errors/genesys-error.ts';
import { type Division, divisionsOf } from '../queues/divisions.ts';
import { listQueues } from '../queues/list-queues.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { identifier, text } from '../values.ts';
import type { ExplainingClient } from './explain.ts';

const PAGE_SIZE = 100;

/**
 * @param name not blank.
 * @returns the division of exactly this name, else the one that differs in upper and lower case only; null where there is
 *   none, or more than one.
 * @throws {GenesysError} when neither can be read.
 */
export async function divisionNamed(client: ExplainingClient, name: string): Promise<Division | null> {
  const permitted = await orError(permittedToView(client));
  const known = permitted instanceof GenesysError ? null : found(permitted, name);
  return known ?? found(divisionsOf(await listQueues(client, {})), name);
}

function found(divisions: readonly Division[], name: string): Division | null {
  const exact = divisions.filter((division) => division.name === name);
  const alike = divisions.filter((division) => division.name.toLowerCase() === name.toLowerCase());
  const [first, ...others] = exact.length > 0 ? exact : alike;
  return first && others.length === 0 ? first : null;
}

/** The first page of the divisions whose queues may be viewed. */
async function permittedToView({ plain }: ExplainingClient): Promise<Division[]> {
  const { permission } = REQUIREMENTS.listQueues;
  const call: Call = {
    requirement: REQUIREMENTS.permittedDivisions,
    path: '/api/v2/authorization/divisionspermitted/paged/me',
    query: { permission, pageNumber: 1, pageSize: PAGE_SIZE },
    retry: false,
  };
  const { data } = await plain.call<Models.DivsPermittedEntityListing>(call);
  const read = entitiesOf(data.entities ?? [], PAGE_SIZE, call.requirement, (division): Division | null => {
    const [id, name] = [identifier(division?.id), text(division?.name)];
    return id !== undefined && name !== undefined ? { id, name } : null;
  });
  return read.filter((division) => division !== null);
}
