/** What is known to be missing beside what a refusal says: a table of what may be known, and what follows. */
import { alsoMissing } from '../../../src/genesys/access/missing.ts';
import { type Diagnosis, diagnosisOf, type Kind } from '../../../src/genesys/errors/diagnosis.ts';
import { REQUIREMENTS } from '../../../src/genesys/requirements.ts';

type Known = Parameters<typeof alsoMissing>[2];

const { listQueues, observeQueues, listMembers, listLanguages } = REQUIREMENTS;
const VIEW = 'routing:queue:view';
const OBSERVE = 'analytics:queueObservation:view';
const NOTHING = { grantedScopes: null, enforced: false, permissions: null, divisions: new Map(), refused: [] };
const everywhere = { all: true, names: [], count: 0 };
const nowhere = { all: false, names: [], count: 0 };
const home = { all: false, names: ['Home'], count: 1 };
const scope = diagnosisOf('scope_missing', listQueues);
const permission = diagnosisOf('permission_missing', listQueues);

test.each<[what: string, Diagnosis, Partial<Known>, scopes: string[], permissions: string[]]>([
  ['nothing is known', scope, {}, [], []],
  ['nothing is known of a permission either', permission, {}, [], []],
  ['no permission is listed', scope, { permissions: [] }, [], [VIEW, OBSERVE]],
  ['the permissions are listed', scope, { permissions: ['routing:*:view', OBSERVE] }, [], []],
  ['one is listed', scope, { permissions: [OBSERVE] }, [], [VIEW]],
  ['what was refused is not repeated', permission, { permissions: [] }, [], [OBSERVE]],
  ['it holds in no division', scope, { divisions: new Map([[VIEW, nowhere]]) }, [], [VIEW]],
  ['it holds in one division', scope, { permissions: [], divisions: new Map([[VIEW, home]]) }, [], [OBSERVE]],
  ['it holds in all', scope, { permissions: [], divisions: new Map([[VIEW, everywhere]]) }, [], [OBSERVE]],
  [
    'the user has it, in no division',
    scope,
    { permissions: [VIEW, OBSERVE], divisions: new Map([[VIEW, nowhere]]) },
    [],
    [],
  ],
  ['scopes are not enforced', permission, { grantedScopes: [] }, [], []],
  [
    'no scope is granted',
    permission,
    { grantedScopes: [], enforced: true },
    ['routing:readonly', 'analytics:readonly'],
    [],
  ],
  ['scopes are not known', permission, { enforced: true }, [], []],
  [
    'the wider scope is granted',
    permission,
    { grantedScopes: ['routing'], enforced: true },
    ['analytics:readonly'],
    [],
  ],
  ['the refused scope is not repeated', scope, { grantedScopes: [], enforced: true }, ['analytics:readonly'], []],
  [
    'another call lacked its scope',
    scope,
    { refused: [scope, diagnosisOf('scope_missing', observeQueues)] },
    ['analytics:readonly'],
    [],
  ],
  [
    'another call lacked its permission',
    permission,
    { refused: [permission, diagnosisOf('permission_missing', observeQueues)] },
    [],
    [OBSERVE],
  ],
  [
    'another call lacked it in a division',
    permission,
    { refused: [permission, diagnosisOf('division_permission_missing', observeQueues)] },
    [],
    [OBSERVE],
  ],
  [
    'another call was refused for want of what is not in the table',
    scope,
    { refused: [{ ...diagnosisOf('permission_missing', observeQueues), permissions: ['other:thing:view'] }] },
    [],
    [OBSERVE],
  ],
  [
    'another call was refused for want of what this one needs',
    scope,
    { refused: [{ ...diagnosisOf('permission_missing', listQueues), permissions: [OBSERVE] }] },
    [],
    [VIEW, OBSERVE],
  ],
  [
    'another call was denied by a policy',
    permission,
    { refused: [permission, diagnosisOf('policy_denied', observeQueues)] },
    [],
    [],
  ],
])('%s', (_what, diagnosis, known, scopes, permissions) => {
  expect(alsoMissing(diagnosis, [observeQueues, listQueues], { ...NOTHING, ...known })).toEqual({
    scopes,
    permissions,
  });
});

test.each<[Kind]>([['division_permission_missing'], ['permission_missing']])('%s is not repeated', (kind) => {
  expect(alsoMissing(diagnosisOf(kind, listQueues), [], { ...NOTHING, permissions: [] }).permissions).toEqual([]);
});

test('any of several permissions is enough, and the first is named', () => {
  const refused = diagnosisOf('scope_missing', listMembers);
  const missing = (held: string[]) => alsoMissing(refused, [], { ...NOTHING, permissions: held }).permissions;
  expect(missing(['routing:queue:edit'])).toEqual([]);
  expect(missing(['routing:skill:view'])).toEqual([VIEW]);
  // Only some of them were looked up.
  const divisions = new Map([[VIEW, nowhere]]);
  expect(alsoMissing(refused, [], { ...NOTHING, divisions }).permissions).toEqual([]);
});

test('what needs no permission lacks none', () => {
  const refused = diagnosisOf('scope_missing', listLanguages);
  expect(alsoMissing(refused, [], { ...NOTHING, permissions: [] }).permissions).toEqual([]);
});

describe('of what several calls need', () => {
  const { addMembers, createQueue, searchUsers } = REQUIREMENTS;
  const EDIT = 'routing:queue:edit';
  const also = (diagnosis: Diagnosis, needs: Parameters<typeof alsoMissing>[1], known: Partial<Known>) =>
    alsoMissing(diagnosis, needs, { ...NOTHING, ...known });

  test('one that does for two is named once', () => {
    const refused = diagnosisOf('scope_missing', searchUsers);
    expect(also(refused, [addMembers, listMembers], { permissions: [] }).permissions).toEqual([
      'directory:user:view',
      EDIT,
    ]);
  });

  test('a wider scope is named alone', () => {
    const none = { grantedScopes: [], enforced: true };
    expect(also(diagnosisOf('permission_missing', listLanguages), [createQueue], none).scopes).toEqual(['routing']);
  });

  test('what holds in one division is there, whichever of several it is', () => {
    const known = { permissions: [], divisions: new Map([[EDIT, home]]) };
    expect(also(diagnosisOf('scope_missing', listMembers), [], known).permissions).toEqual([]);
  });

  test('where one of several was refused, the others are not known', () => {
    const refused = [{ ...diagnosisOf('permission_missing', listQueues), permissions: [VIEW] }];
    expect(also(diagnosisOf('permission_missing', listQueues), [listMembers], { refused }).permissions).toEqual([]);
    const other = { ...diagnosisOf('permission_missing', searchUsers), permissions: [EDIT] };
    expect(also(scope, [listMembers], { refused: [other] }).permissions).toEqual(['directory:user:view']);
  });

  test('where one of several scopes was refused, the others are not known', () => {
    const scopes = (first: string, ...more: string[]) => ({ ...listLanguages, scopes: [first, ...more] as const });
    const other = diagnosisOf('scope_missing', scopes('wide'));
    expect(also(permission, [scopes('narrow', 'wide')], { refused: [other] }).scopes).toEqual(['wide']);
  });
});
