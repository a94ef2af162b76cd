/**
 * A division by its name, among those that the connection can see. Where it may ask for its divisions, one request for each
 * hundred of them tells; where it may not, the divisions of its queues are searched, as the dropdown shows them.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { pageOf } from '../errors/entities.ts';
import { GenesysError } from '../errors/genesys-error.ts';
import { type Division, divisionsOf } from '../queues/divisions.ts';
import { listQueues } from '../queues/list-queues.ts';
import { readPages } from '../queues/read-pages.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { identifier, text } from '../values.ts';
import type { ExplainingClient } from './explain.ts';

const PAGE_SIZE = 100;

/**
 * @param name not blank.
 * @returns the division of exactly this name, else the one that differs in upper and lower case only; null where there is
 *   none, or more than one.
 * @throws {GenesysError} when neither can be read, and where the first fails for another reason than a refusal: what passes
 *   is no reason to say that there is no such division.
 */
export async function divisionNamed(client: ExplainingClient, name: string): Promise<Division | null> {
  const permitted = await permittedToView(client).catch((error: unknown) => {
    if (isRefusal(error)) return [];
    throw error;
  });
  return found(permitted, name) ?? found(divisionsOf(await listQueues(client, {})), name);
}

const isRefusal = (error: unknown) =>
  error instanceof GenesysError && (error.diagnosis.status === 403 || error.diagnosis.kind === 'user_required');

function found(divisions: readonly Division[], name: string): Division | null {
  const exact = divisions.filter((division) => division.name === name);
  const alike = divisions.filter((division) => division.name.toLowerCase() === name.toLowerCase());
  const [first, ...others] = exact.length > 0 ? exact : alike;
  return first && others.length === 0 ? first : null;
}

/** The divisions whose queues may be viewed, all pages of them. */
async function permittedToView({ plain }: ExplainingClient): Promise<readonly Division[]> {
  const { permission } = REQUIREMENTS.listQueues;
  const requirement = REQUIREMENTS.permittedDivisions;
  const { items } = await readPages(async (pageNumber, signal) => {
    const { data, pressed } = await plain.call<Models.DivsPermittedEntityListing>({
      requirement,
      path: '/api/v2/authorization/divisionspermitted/paged/me',
      query: { permission, pageNumber, pageSize: PAGE_SIZE },
      signal,
    });
    const page = pageOf(data, data.entities ?? [], PAGE_SIZE, requirement, (division): Division | null => {
      const [id, name] = [identifier(division?.id), text(division?.name)];
      return id !== undefined && name !== undefined ? { id, name } : null;
    });
    // A page that is not full and states no count is the last one.
    return { ...page, pageCount: page.pageCount ?? (page.items.length < PAGE_SIZE ? 1 : undefined), pressed };
  });
  return items;
}
