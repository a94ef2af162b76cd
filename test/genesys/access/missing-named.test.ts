/** Whoever grants what a refusal's sentence names has granted enough, and was not told of anything that is there. */
import fc from 'fast-check';
import { alsoMissing } from '../../../src/genesys/access/missing.ts';
import { type Diagnosis, diagnosisOf, type Kind } from '../../../src/genesys/errors/diagnosis.ts';
import { messageOf } from '../../../src/genesys/errors/messages.ts';
import { scopesFor } from '../../../src/genesys/oauth/scopes.ts';
import { permissionOf, permissionsOf, REQUIREMENTS, type Requirement } from '../../../src/genesys/requirements.ts';
import { runs } from '../../support/runs.ts';

const ALL: readonly Requirement[] = Object.values(REQUIREMENTS);
const SCOPES = [...new Set(ALL.flatMap(({ scopes }) => [...scopes]))];
const PERMISSIONS = [...new Set(ALL.flatMap(permissionsOf))];

const hasScope = (needed: Requirement, granted: readonly string[]) => scopesFor(needed, granted) === 'granted';
const hasPermission = (needed: Requirement, held: readonly string[]) =>
  permissionsOf(needed).length === 0 || permissionOf(held, permissionsOf(needed)) === 'granted';

/** How Genesys refuses the first of a step's calls that it refuses. */
function refusalOf(needed: Requirement, granted: readonly string[], held: readonly string[]): Diagnosis | null {
  const any = { code: 'missing.any.permissions' };
  if (!hasScope(needed, granted)) return { ...diagnosisOf('scope_missing', needed), listed: needed.scopes };
  if (!hasPermission(needed, held)) return { ...diagnosisOf('permission_missing', needed), ...any };
  return null;
}

/** What an admin reads: every scope but those after "or", and every permission in brackets. */
function named(message: string): { scopes: string[]; permissions: string[] } {
  const must = message.replace(/Granted: .*?\./, '').replace(/ \(or .*?\)/g, '');
  const first = must.replace(/ or [A-Z][^()]*? \([\w:]+\)/g, '');
  return {
    scopes: [...first.matchAll(/"([\w:-]+)"/g)].map(([, scope]) => `${scope}`),
    permissions: [...first.matchAll(/\(([a-zA-Z]+:[a-zA-Z]+:[a-zA-Z]+)\)/g)].map(([, name]) => `${name}`),
  };
}

const arbitrary = {
  needs: fc.uniqueArray(fc.constantFrom(...ALL), { minLength: 1, maxLength: 4 }),
  granted: fc.subarray(SCOPES),
  held: fc.subarray(PERMISSIONS),
  isKnown: fc.boolean(),
};

test('granting what is named is enough, and what is there is not named', () => {
  fc.assert(
    fc.property(fc.record(arbitrary), ({ needs, granted, held, isKnown }) => {
      const refused = needs.flatMap((needed) => refusalOf(needed, granted, held) ?? []);
      const [told] = refused;
      if (!told) return;
      const also = alsoMissing(told, needs, {
        grantedScopes: isKnown ? granted : null,
        enforced: true,
        permissions: isKnown ? held : null,
        divisions: new Map(),
        refused,
      });
      const { scopes, permissions } = named(messageOf(told, { grantedScopes: granted, alsoMissing: also }));
      // What a call lacks beside its scope is not known where nobody tells.
      const lacking = needs.filter((needed) => !hasScope(needed, granted));
      for (const needed of needs) {
        expect(hasScope(needed, [...granted, ...scopes])).toBe(true);
        if (isKnown || !lacking.includes(needed)) expect(hasPermission(needed, [...held, ...permissions])).toBe(true);
      }
      expect(permissions.filter((name) => held.includes(name))).toEqual([]);
      expect(scopes.filter((name) => granted.includes(name))).toEqual([]);
    }),
    { numRuns: runs(1_000) },
  );
});

const { listQueues, listMembers, createQueue, addMembers, searchUsers } = REQUIREMENTS;
const EDIT = 'Routing > Queue > Edit (routing:queue:edit)';
const FIND = 'Directory > User > View (directory:user:view)';

test.each<[what: string, Kind, Requirement, needs: Requirement[], sentence: string]>([
  ['a wider scope is named alone', 'scope_missing', listQueues, [createQueue], 'token lacks the scope "routing". '],
  [
    'a wider scope stands for the refused one among others',
    'scope_missing',
    listQueues,
    [addMembers, searchUsers],
    'token lacks the scopes "routing" and "users:readonly". ',
  ],
  [
    'a wider scope that was refused covers a narrower one',
    'scope_missing',
    createQueue,
    [listQueues],
    'token lacks the scope "routing". ',
  ],
  [
    'of several permissions that would do the one is named where another thing is missing',
    'permission_missing',
    addMembers,
    [searchUsers],
    `do not include ${EDIT} and ${FIND}. `,
  ],
  [
    'what would have done for the refused call is named where another call needs it',
    'permission_missing',
    listMembers,
    [addMembers],
    `do not include Routing > Queue > View (routing:queue:view) and ${EDIT}. `,
  ],
])('%s', (_what, kind, requirement, needs, sentence) => {
  const refused = { ...diagnosisOf(kind, requirement), code: 'missing.any.permissions' };
  const scopes = kind === 'scope_missing';
  const known = { enforced: true, divisions: new Map(), refused: [refused] };
  const held = { grantedScopes: scopes ? [] : SCOPES, permissions: scopes ? PERMISSIONS : [] };
  const message = messageOf(refused, { alsoMissing: alsoMissing(refused, needs, { ...known, ...held }) });
  expect(message.replace(/"\. /, '". ')).toContain(sentence);
});

test('one scope that stands for the refused one is added as one', () => {
  const refused = diagnosisOf('scope_missing', listQueues);
  const message = messageOf(refused, { alsoMissing: { scopes: ['routing'], permissions: [] } });
  expect(message).toContain('add it to the OAuth client');
});

test.each([
  [['routing:queue:edit', 'routing:queueMember:manage'], 'routing:queue:edit'],
  [['routing:queueMember:manage', 'routing:queue:edit'], 'routing:queue:edit'],
  [['other:thing:edit', 'another:thing:edit'], 'other:thing:edit'],
])('of %j the call is known to need %s', (permissions, needed) => {
  const refused = { ...diagnosisOf('permission_missing', addMembers), permissions };
  const message = messageOf(refused, { alsoMissing: { scopes: [], permissions: ['directory:user:view'] } });
  expect(named(message).permissions).toEqual([needed, 'directory:user:view']);
  expect(message).toContain('add all of them to their roles');
});

test('several permissions that hold in some divisions only are all needed there', () => {
  const permissions = ['routing:queue:view', 'routing:queue:edit'];
  const refused = {
    ...diagnosisOf('division_permission_missing', listQueues),
    code: 'missing.permissions',
    permissions,
  };
  expect(messageOf(refused)).toContain(
    `Routing > Queue > View (routing:queue:view) and ${EDIT} in the division needed`,
  );
});
