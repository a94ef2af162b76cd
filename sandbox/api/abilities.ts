/** `/api/v2/routing/skills` and `/api/v2/routing/languages`, both sorted by name. https://developer.genesys.cloud/routing/routing/ */
import type { Models } from 'purecloud-platform-client-v2';
import { listing } from '../paging.ts';
import { json } from '../reply.ts';
import type { Call, Route } from '../route.ts';
import type { Ability } from '../world/state.ts';

const SCOPES = ['routing', 'routing:readonly'];

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/api/v2/routing/skills',
    needs: { scopes: SCOPES, permissions: { type: 'ANY', permissions: ['routing:skill:view'] } },
    handle: (call) => json(list(call, call.state.skills) satisfies Models.SkillEntityListing),
  },
  {
    method: 'GET',
    path: '/api/v2/routing/languages',
    needs: { scopes: SCOPES },
    handle: (call) => json(list(call, call.state.languages) satisfies Models.LanguageEntityListing),
  },
];

/** `name` is the start of a name: the contract says so of skills, and nothing of languages. */
function list(call: Call, all: Ability[]) {
  const ids = call.query.getAll('id');
  const start = call.query.get('name')?.toLowerCase() ?? '';
  const found = all
    .filter(({ id, name }) => (ids.length === 0 || ids.includes(id)) && name.toLowerCase().startsWith(start))
    .sort((a, b) => a.name.localeCompare(b.name));
  if (call.query.get('sortOrder')?.startsWith('desc')) found.reverse();
  const show = (ability: Ability) => ({ ...ability, version: '1', selfUri: `${call.path}/${ability.id}` });
  return listing(found, show, call, call.state.settings.pageSizeCap);
}
