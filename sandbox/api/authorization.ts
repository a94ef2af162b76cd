/** Divisions and grants. https://developer.genesys.cloud/devapps/api-explorer (Authorization) */
import type { Models } from 'purecloud-platform-client-v2';
import { divisionsPermitted, grantsOf } from '../access.ts';
import { listing } from '../paging.ts';
import { json } from '../reply.ts';
import type { Call, Route } from '../route.ts';
import type { Division } from '../world/state.ts';

const NEEDS = { scopes: ['authorization:readonly', 'authorization'] };

export const routes: Route[] = [
  { method: 'GET', path: '/api/v2/authorization/divisions', needs: NEEDS, handle: (call) => json(divisions(call)) },
  {
    method: 'GET',
    path: '/api/v2/authorization/divisionspermitted/paged/me',
    needs: NEEDS,
    handle: (call) => json(divisionsPermittedToMe(call)),
  },
  { method: 'GET', path: '/api/v2/authorization/subjects/me', needs: NEEDS, handle: (call) => json(subjectMe(call)) },
];

/** Filters: `id`, and `name` as part of the name. */
function divisions(call: Call): Models.AuthzDivisionEntityListing {
  const ids = call.query.getAll('id');
  const name = call.query.get('name')?.replaceAll('*', '').toLowerCase() ?? '';
  const found = call.state.divisions.filter(
    (division) => (ids.length === 0 || ids.includes(division.id)) && division.name.toLowerCase().includes(name),
  );
  return listing(found, authzDivision, call, call.state.settings.pageSizeCap);
}

function divisionsPermittedToMe(call: Call): Models.DivsPermittedEntityListing {
  const { state, token, query } = call;
  const permitted = divisionsPermitted(state, token, [query.get('permission') ?? '']);
  const found = state.divisions.filter(({ id }) => permitted === '*' || permitted.has(id));
  return {
    ...listing(found, authzDivision, call, state.settings.pageSizeCap),
    allDivsPermitted: permitted === '*',
  };
}

/** A grant in all divisions names none: captured answers have neither name nor description there. */
type Grant = Omit<Models.AuthzGrant, 'division'> & { division: Partial<Models.AuthzDivision> };

function subjectMe({ state, token }: Call): Omit<Models.AuthzSubject, 'grants'> & { grants: Grant[] } {
  const id = token.userId ?? token.clientId;
  const grants = grantsOf(state, token).flatMap(({ roleId, divisionId }): Grant[] => {
    const role = state.roles.find((candidate) => candidate.id === roleId);
    const division = state.divisions.find((candidate) => candidate.id === divisionId);
    if (!role || (!division && divisionId !== '*')) return [];
    return [
      {
        subjectId: id,
        division: division ? authzDivision(division) : { id: '*', homeDivision: false },
        role: { id: role.id, name: role.name, policies: role.policies, default: false },
        grantMadeAt: '2024-01-15T09:00:00.000Z',
      },
    ];
  });
  return {
    id,
    name: state.users.find((user) => user.id === id)?.name ?? '',
    grants,
    version: 1,
    selfUri: `/api/v2/authorization/subjects/${id}`,
  };
}

function authzDivision({ id, name, homeDivision }: Division): Models.AuthzDivision {
  return { id, name, description: '', homeDivision, selfUri: `/api/v2/authorization/divisions/${id}` };
}
