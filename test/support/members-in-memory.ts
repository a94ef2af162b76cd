/** The members of one queue, and the users of its organization, in memory and on a clock of its own. */
import { createClient } from '../../src/genesys/client.ts';
import type { HttpRequest, SendRequest } from '../../src/genesys/http/http.ts';
import { NoAnswerError } from '../../src/genesys/http/no-answer-error.ts';
import { regionById } from '../../src/genesys/regions.ts';

export interface Member {
  id: string;
  email?: string;
  joined?: boolean;
}

/** What becomes of a write: how many readings of the list later it is done, and what is answered. */
export interface Fate {
  /** 0: at once; Infinity: never. */
  after?: number;
  /** HTTP status; null where no answer comes. */
  status?: number | null;
}

/**
 * @param members of the queue, changed in place by what is written.
 * @param fates of the writes, one after the other; those that are left are done at once, and said to be.
 * @param search HTTP status of searches for users; everybody is found by id, and by the address `<id>@example.com`.
 */
export function membersInMemory(members: Member[], fates: Fate[] = [], search = 200) {
  let now = 0;
  let readings = 0;
  const log: string[] = [];
  const due: { at: number; run: () => void }[] = [];

  const read = ({ searchParams }: URL) => {
    const [pageNumber, size] = ['pageNumber', 'pageSize'].map((name) => Number(searchParams.get(name)));
    log.push(`page ${pageNumber}`);
    if (pageNumber === 1) readings++;
    for (const { run } of due.splice(0).filter((each) => each.at <= readings || !due.push(each))) run();
    const joined = searchParams.get('joined');
    const all = members.filter((member) => joined === null || `${member.joined === true}` === joined);
    const sorted = searchParams.get('sortOrder') === 'desc' ? all.toReversed() : all;
    const first = ((pageNumber ?? 1) - 1) * (size ?? 0);
    const entities = sorted
      .slice(first, first + (size ?? 0))
      .map(({ id, email, joined }) => ({ id, joined, user: { email } }));
    return { status: 200, body: JSON.stringify({ entities, pageSize: size }) };
  };

  const write = ({ method, body = '' }: HttpRequest, removes: boolean) => {
    const { after = 0, status = method === 'POST' ? 204 : 200 } = fates.shift() ?? {};
    const changes = JSON.parse(body) as Member[];
    log.push(`write ${changes.length}`);
    const change = ({ id, joined }: Member) => {
      const place = members.findIndex((member) => member.id === id);
      if (method === 'PATCH') Object.assign(members[place] ?? {}, { joined });
      else if (removes) members.splice(place, 1);
      else members.push({ id });
    };
    if (after < Number.POSITIVE_INFINITY) due.push({ at: readings + after, run: () => changes.forEach(change) });
    if (status === null) throw new NoAnswerError('cut', 'api.example');
    return { status, body: status === 200 && method === 'PATCH' ? JSON.stringify({ entities: [] }) : '' };
  };

  const found = ({ body = '' }: HttpRequest) => {
    log.push('search');
    const [criterion] = (JSON.parse(body) as { query: { values: string[] }[] }).query;
    const results = (criterion?.values ?? []).map((value) => {
      const id = value.replace('@example.com', '');
      return { id, email: `${id}@example.com`, state: 'active' };
    });
    return { status: search, body: JSON.stringify({ results, pageCount: 1 }) };
  };

  const send: SendRequest = async (request, reduce) => {
    now += 10;
    const url = new URL(request.url);
    const answer = () => {
      if (url.pathname.endsWith('/users/search')) return found(request);
      return request.method === 'GET' ? read(url) : write(request, url.searchParams.get('delete') === 'true');
    };
    return reduce({ header: () => null, ...answer() });
  };
  const sleep = async (ms: number) => {
    now += ms;
  };
  const client = createClient(
    regionById('eu-west-1'),
    { value: 'token', expiresAt: null },
    { send, now: () => now, random: () => 0.5, sleep, log: (message) => log.push(message) },
  );
  return {
    client,
    log,
    /** What was asked for after the last write. */
    afterwards: () => log.slice(log.findLastIndex((line) => line.startsWith('write')) + 1),
  };
}
