/** Changes in batches that meet others of the same queue, on a clock of its own. */
import type { Call, Client } from '../../../src/genesys/client.ts';
import { diagnosisOf } from '../../../src/genesys/errors/diagnosis.ts';
import { GenesysError } from '../../../src/genesys/errors/genesys-error.ts';
import { writeBatches } from '../../../src/genesys/queues/members/write-batches.ts';
import { regionById } from '../../../src/genesys/regions.ts';
import { REQUIREMENTS } from '../../../src/genesys/requirements.ts';

const IDS = Array.from({ length: 250 }, (_, index) => `id-${index}`);

/** @param statuses of the answers, in the order of the requests; 204 for those that are left. */
async function write(statuses: number[]) {
  const log: string[] = [];
  const call = async ({ body, requirement }: Call) => {
    const status = statuses.shift() ?? 204;
    log.push(`${(body as string[])[0]} ${status}`);
    if (status >= 400) throw new GenesysError({ ...diagnosisOf('unknown', requirement), status });
    return { data: {}, status, date: null, pressed: false };
  };
  const sleep = async (ms: number) => {
    log.push(`wait ${ms}`);
  };
  const runtime = { random: () => 0.5, sleep };
  const client = { region: regionById('eu-west-1'), runtime, call } as unknown as Client;
  const callFor = (body: readonly string[]) =>
    ({ requirement: REQUIREMENTS.addMembers, path: '/members', body, write: 'POST' }) as const;
  const written = await writeBatches(client, IDS, callFor, ({ status }) => status === 204);
  const kindOf = (id: string) => written.get(id)?.diagnosis.kind ?? 'done';
  return { log, kinds: ['id-0', 'id-100', 'id-249'].map(kindOf), written };
}

test('one that met another is sent again after a wait', async () => {
  const { log, kinds } = await write([409]);
  expect(log).toEqual(['id-0 409', 'id-100 204', 'id-200 204', 'wait 1000', 'id-0 204']);
  expect(kinds).toEqual(['done', 'done', 'done']);
});

test('several wait one after the other; what meets another still is passing, and what is refused for good is not', async () => {
  const { log, kinds } = await write([409, 409, 409, 409, 400, 204]);
  expect(log.slice(3)).toEqual(['wait 1000', 'id-0 409', 'wait 1000', 'id-100 400', 'wait 1000', 'id-200 204']);
  expect(kinds).toEqual(['unavailable', 'unknown', 'done']);
});

test('an answer that does not say that it was done leaves it unknown', async () => {
  const { log, kinds, written } = await write([204, 200, 204]);
  expect(log).toHaveLength(3);
  expect(kinds).toEqual(['done', 'not_genesys', 'done']);
  expect(written.get('id-100')).toMatchObject({
    diagnosis: { status: 200, outcomeUnknown: true },
    context: { regionName: 'Europe (Ireland)' },
  });
});
