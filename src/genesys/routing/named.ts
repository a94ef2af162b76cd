/**
 * Skills and languages, by which interactions are routed: `GET /api/v2/routing/skills` and `…/languages`. Short lists, read
 * whole. Schemas `SkillEntityListing` and `LanguageEntityListing` of the official OpenAPI document.
 */
import type { Models } from 'purecloud-platform-client-v2';
import type { Client } from '../client.ts';
import { pageOf } from '../errors/entities.ts';
import { bytesFor } from '../http/http.ts';
import { readConsistent } from '../queues/read-consistent.ts';
import { readPages } from '../queues/read-pages.ts';
import { REQUIREMENTS, type Requirement } from '../requirements.ts';
import { identifier, text } from '../values.ts';

/** What has an id and a name, such as a skill. */
export interface Named {
  id: string;
  name: string;
}

const PAGE_SIZE = 100;

/**
 * @returns the skills that are active, by name.
 * @throws {GenesysError} when any page cannot be read.
 */
export function listSkills(client: Client): Promise<Named[]> {
  return listNamed(client, REQUIREMENTS.listSkills, '/api/v2/routing/skills');
}

/**
 * @returns the languages that are active, by name.
 * @throws {GenesysError} when any page cannot be read.
 */
export function listLanguages(client: Client): Promise<Named[]> {
  return listNamed(client, REQUIREMENTS.listLanguages, '/api/v2/routing/languages');
}

async function listNamed(client: Client, requirement: Requirement, path: string): Promise<Named[]> {
  const readPage = async (pageNumber: number, signal: AbortSignal) => {
    const call = {
      requirement,
      path,
      query: { pageNumber, pageSize: PAGE_SIZE },
      maxBytes: bytesFor(PAGE_SIZE),
      signal,
    };
    const { data, pressed } = await client.call(call, (page: Models.SkillEntityListing) =>
      pageOf(page, page.entities, PAGE_SIZE, requirement, toItem),
    );
    return { ...data, pressed };
  };
  const { items } = await readConsistent(() => readPages(readPage));
  const active = items.filter((item) => item.active);
  return active.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
}

function toItem(raw: Models.RoutingSkill | undefined) {
  const id = identifier(raw?.id);
  return id === undefined ? null : { id, name: text(raw?.name) ?? id, active: (raw?.state ?? 'active') === 'active' };
}
