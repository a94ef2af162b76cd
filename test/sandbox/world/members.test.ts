/** The members of a queue: pages of at most 100 that do not tell how many there are, filters, and every way to change them. */
import { type QueueRecord, type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { api, control, names } from '../calls.ts';

let sandbox: Sandbox;
let queue: QueueRecord;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 0 });
  queue = sandbox.createQueue({ name: 'Alpha' });
});
afterEach(() => sandbox.close());

const change = (method: string, path: string, body?: unknown) =>
  api(sandbox, `/routing/queues/${queue.id}/members${path}`, { method, body });
const list = (query = '') => change('GET', query);
const userId = (name: string): string => sandbox.state.users.find((user) => user.name.startsWith(name))?.id ?? '';
/** The members' given names. */
const given = async (query: string): Promise<string[]> =>
  names(await list(query)).map((name) => String(name).split(' ')[0] ?? '');

describe('list', () => {
  test('pages have 25 members, at most 100, and no total', async () => {
    sandbox.addMembers(queue.id, 203);
    const { body } = await list();
    expect(body).toMatchObject({ pageSize: 25, pageNumber: 1, firstUri: expect.any(String) });
    for (const absent of ['total', 'pageCount', 'lastUri']) expect(body).not.toHaveProperty(absent);
    const seen: unknown[] = [];
    for (const [page, length] of [100, 100, 3, 0].entries()) {
      const answer = await list(`?pageSize=500&pageNumber=${page + 1}`);
      expect(answer.body).toMatchObject({ pageSize: 100, pageNumber: page + 1 });
      expect(names(answer)).toHaveLength(length);
      seen.push(...names(answer));
    }
    expect(new Set(seen).size).toBe(203);
    expect(seen).toEqual(seen.toSorted());
  });

  test('a member has its user, and statuses when asked for', async () => {
    const [, user] = sandbox.state.users;
    if (!user) throw new Error('The sandbox has one user only.');
    user.routingStatus = { status: 'IDLE', startTime: '2026-07-01T08:00:00.000Z' };
    user.presence = { systemPresence: 'On Queue', modifiedDate: '2026-07-01T08:00:00.000Z' };
    queue.members = [{ id: user.id, joined: true, ringNumber: 2 }];
    const plain = {
      id: user.id,
      name: user.name,
      user: { id: user.id, name: user.name, email: user.email, state: 'active' },
      ringNumber: 2,
      joined: true,
      memberBy: 'user',
    };
    const [short] = Object(await list()).body.entities;
    expect(short).toMatchObject(plain);
    expect([short.routingStatus, short.user.routingStatus, short.user.presence]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const status = { userId: user.id, status: 'IDLE', startTime: '2026-07-01T08:00:00.000Z' };
    expect((await list('?expand=routingStatus&expand=presence')).body.entities).toMatchObject([
      {
        ...plain,
        routingStatus: status,
        user: { routingStatus: status, presence: { presenceDefinition: { systemPresence: 'On Queue' } } },
      },
    ]);
  });

  test.each([
    ['', ['Amara', 'Ben', 'Chloé']],
    ['?sortOrder=desc', ['Chloé', 'Ben', 'Amara']],
    ['?joined=true', ['Amara', 'Chloé']],
    ['?joined=false', ['Ben']],
    ['?name=ASTI', ['Ben']],
    ['?memberBy=group', ['Chloé']],
    ['?memberBy=user', ['Amara', 'Ben']],
    ['?routingStatus=IDLE', ['Amara']],
    ['?routingStatus=IDLE&routingStatus=OFF_QUEUE', ['Amara', 'Chloé']],
    ['?presence=Busy', ['Ben']],
    ['?skills=Spanish', []],
  ])('%s gives %j', async (query, expected) => {
    for (const user of sandbox.state.users) {
      delete user.routingStatus;
      const [status, systemPresence] = { Amara: ['IDLE', 'On Queue'] as const, Ben: ['INTERACTING', 'Busy'] as const }[
        user.name.split(' ')[0] ?? ''
      ] ?? [undefined, 'Offline' as const];
      if (status) user.routingStatus = { status, startTime: '2026-07-01T08:00:00.000Z' };
      user.presence = { systemPresence, modifiedDate: '2026-07-01T08:00:00.000Z' };
    }
    queue.members = [
      { id: userId('Chloé'), joined: true, memberBy: 'group' },
      { id: userId('Amara'), joined: true },
      { id: userId('Ben'), joined: false },
    ];
    expect(await given(query)).toEqual(expected);
  });

  test.each([
    ['joined=maybe', 'invalid.query.param.value'],
    ['memberBy=team', 'invalid.query.param.value'],
    ['pageNumber=0', 'invalid.page.number'],
  ])('refuses %s with %s', async (query, code) => {
    const { status, body } = await list(`?${query}`);
    expect([status, body.code]).toEqual([400, code]);
  });
});

describe('add and remove', () => {
  test('adds those who are users and not members yet, joined', async () => {
    const body = ['Amara', 'Amara', 'Ben'].map((name) => ({ id: userId(name) }));
    const stranger = { id: '6512cf67-7a56-44cb-a4b5-6612cbe6d636' };
    expect((await change('POST', '', [...body, stranger])).status).toBe(204);
    await change('POST', '?delete=false', body);
    expect(queue.members).toEqual([
      { id: userId('Amara'), joined: true },
      { id: userId('Ben'), joined: true },
    ]);
    expect((await api(sandbox, `/routing/queues/${queue.id}`)).body).toMatchObject({
      memberCount: 2,
      joinedMemberCount: 2,
    });
  });

  test('removes with delete=true', async () => {
    sandbox.addMembers(queue.id, 3);
    const [first, , third] = queue.members;
    expect((await change('POST', '?delete=true', [{ id: first?.id }, { id: third?.id }])).status).toBe(204);
    expect(queue.members).toHaveLength(1);
  });

  test('takes 100 at a time and no more', async () => {
    sandbox.addMembers(queue.id, 101);
    const all = queue.members.splice(0).map(({ id }) => ({ id }));
    expect((await change('POST', '', all)).body.code).toBe('bad.request');
    expect((await change('POST', '', all.slice(1))).status).toBe(204);
    expect(queue.members).toHaveLength(100);
  });

  test('removes one', async () => {
    sandbox.addMembers(queue.id, 2);
    const [first, second] = queue.members;
    expect((await change('DELETE', `/${first?.id}`)).status).toBe(204);
    expect(queue.members).toEqual([second]);
  });

  test('does not remove one who is there by a group', async () => {
    queue.members = [{ id: userId('Ben'), joined: true, memberBy: 'group' }];
    expect((await change('DELETE', `/${userId('Ben')}`)).body.code).toBe('invalid.type');
    expect(queue.members).toHaveLength(1);
    expect((await api(sandbox, `/routing/queues/${queue.id}`)).body).toMatchObject({
      memberCount: 1,
      userMemberCount: 0,
    });
  });
});

describe('join and unjoin', () => {
  test('several, disregarding those who are no members', async () => {
    queue.members = ['Amara', 'Ben'].map((name) => ({ id: userId(name), joined: false }));
    const body = ['Amara', 'Chloé'].map((name) => ({ id: userId(name), joined: true }));
    const answer = await change('PATCH', '', body);
    expect(answer.body.entities).toMatchObject([{ id: userId('Amara'), joined: true }]);
    expect(queue.members.map(({ joined }) => joined)).toEqual([true, false]);
  });

  test.each([
    [{ joined: true }, { joined: true }],
    [{ ringNumber: 3 }, { joined: false, ringNumber: 3 }],
  ])('one, by %j', async (body, expected) => {
    queue.members = [{ id: userId('Ben'), joined: false }];
    expect((await change('PATCH', `/${userId('Ben')}`, body)).status).toBe(202);
    expect(queue.members).toMatchObject([expected]);
  });
});

describe('join later', () => {
  let now = Date.parse('2026-07-01T08:00:00Z');
  let slow: Sandbox;
  let id: string;
  beforeEach(async () => {
    slow = await startSandbox({ queues: 0, now: () => now });
    slow.state.settings.joinDelayMs = 5000;
    ({ id } = slow.createQueue({ name: 'Slow' }));
    slow.addMembers(id, 3);
    for (const member of slow.state.queues[0]?.members ?? []) member.joined = false;
  });
  afterEach(() => slow.close());

  const ids = (): string[] => slow.state.queues[0]?.members.map((member) => member.id) ?? [];
  const patch = async (joined: boolean, ...members: string[]) =>
    api(slow, `/routing/queues/${id}/members`, { method: 'PATCH', body: members.map((one) => ({ id: one, joined })) });
  const joinedNow = async (): Promise<boolean[]> => {
    const { body } = await api(slow, `/routing/queues/${id}/members`);
    return Object(body).entities.map(({ joined }: { joined: boolean }) => joined);
  };

  test('the answer shows the members as they are, and the list as soon as the delay has passed', async () => {
    const [first = '', second = ''] = ids();
    expect((await patch(true, first, second)).body.entities).toMatchObject([{ joined: false }, { joined: false }]);
    now += 4999;
    expect(await joinedNow()).toEqual([false, false, false]);
    now += 1;
    expect(await joinedNow()).toEqual([true, true, false]);
    expect((await api(slow, `/routing/queues/${id}`)).body.joinedMemberCount).toBe(2);
  });

  test('what was told last counts, and who is removed meanwhile does not come back', async () => {
    const [first = '', second = '', third = ''] = ids();
    await patch(true, first, second, third);
    now += 3000;
    await patch(false, first);
    await api(slow, `/routing/queues/${id}/members/${second}`, { method: 'DELETE' });
    await api(slow, `/routing/queues/${id}/members/${third}`, { method: 'PATCH', body: { joined: true } });
    now += 2000;
    expect(await joinedNow()).toEqual([false, false]);
    now += 3000;
    slow.settle();
    expect(slow.state.queues[0]?.members.map(({ joined }) => joined)).toEqual([false, true]);
    expect(slow.state.pendingJoins).toEqual([]);
  });

  test('the delay can be set while the sandbox runs', async () => {
    await control(slow, 'PATCH /state', { settings: { joinDelayMs: 0 } });
    expect((await patch(true, ids()[0] ?? '')).body.entities).toMatchObject([{ joined: true }]);
  });
});

test('of a member named twice the last counts, and is shown once', async () => {
  queue.members = [{ id: userId('Ben'), joined: false }];
  const body = [true, false, true].map((joined) => ({ id: userId('Ben'), joined }));
  expect((await change('PATCH', '', body)).body.entities).toMatchObject([{ id: userId('Ben'), joined: true }]);
});

test('removing several leaves those who are there by a group', async () => {
  queue.members = [
    { id: userId('Ben'), joined: true, memberBy: 'group' },
    { id: userId('Amara'), joined: true },
  ];
  const body = ['Ben', 'Amara', 'Chloé'].map((name) => ({ id: userId(name) }));
  expect((await change('POST', '?delete=true', body)).status).toBe(204);
  expect(queue.members).toMatchObject([{ id: userId('Ben') }]);
});

test.each([
  ['inactive', 1],
  ['deleted', 0],
] as const)('of %s users %i becomes a member', async (state, members) => {
  const user = sandbox.state.users.find(({ name }) => name.startsWith('Hiro'));
  if (user) user.state = state;
  expect((await change('POST', '', [{ id: user?.id }])).status).toBe(204);
  expect(queue.members).toHaveLength(members);
});

test('who is a member stays as they are when added again', async () => {
  queue.members = [{ id: userId('Ben'), joined: false, ringNumber: 3 }];
  expect((await change('POST', '', [{ id: userId('Ben') }])).status).toBe(204);
  expect(queue.members).toEqual([{ id: userId('Ben'), joined: false, ringNumber: 3 }]);
});

const nobody = '6512cf67-7a56-44cb-a4b5-6612cbe6d636';
test.each([
  ['POST', '', [], 400, 'bad.request'],
  ['POST', '', {}, 400, 'bad.request'],
  ['POST', '', [{ id: 'x' }], 400, 'invalid.id'],
  ['PATCH', '', [{ id: nobody }], 400, 'bad.request'],
  ['PATCH', `/{member}`, { ringNumber: 0 }, 400, 'bad.request'],
  ['PATCH', `/${nobody}`, { joined: true }, 404, 'resource.not.found'],
  ['DELETE', `/${nobody}`, undefined, 404, 'resource.not.found'],
  ['DELETE', '/x', undefined, 400, 'invalid.id'],
])('%s %s with %j is refused with %i %s', async (method, path, body, status, code) => {
  sandbox.addMembers(queue.id, 1);
  const answer = await change(method, path.replace('{member}', queue.members[0]?.id ?? ''), body);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test('an unknown queue has no members', async () => {
  const { status, body } = await api(sandbox, `/routing/queues/${nobody}/members`);
  expect([status, body.code]).toEqual([404, 'not.found']);
});
