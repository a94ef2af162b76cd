/** The error classes, what they turn into, and the lists whose faults they tell. */
import { diagnosisOf } from '../../../src/genesys/errors/diagnosis.ts';
import { bounded, entitiesOf } from '../../../src/genesys/errors/entities.ts';
import { foundOrNull, GenesysError, orError } from '../../../src/genesys/errors/genesys-error.ts';
import { InputError, shown, UnknownRegionError } from '../../../src/genesys/errors/input-error.ts';
import { REQUIREMENTS } from '../../../src/genesys/requirements.ts';

const { listQueues } = REQUIREMENTS;
const errorOf = (kind: Parameters<typeof diagnosisOf>[0]) => new GenesysError(diagnosisOf(kind, listQueues));

test('an error of Genesys says in a log what failed, and holds its data', () => {
  const context = { regionName: 'Ireland' };
  const diagnosis = diagnosisOf('not_found', listQueues);
  expect(new GenesysError(diagnosis, context)).toMatchObject({ name: 'GenesysError', diagnosis, context });
  expect(errorOf('not_found').message).toBe('list queues: not_found');
  expect(errorOf('not_found').context).toEqual({});
});

test('an error about input has a name of its own', () => {
  expect(new InputError('Said.')).toMatchObject({ name: 'InputError', message: 'Said.' });
  expect(new UnknownRegionError('Said.')).toBeInstanceOf(InputError);
});

test('a refusal as a value; another fault is thrown', async () => {
  const refusal = errorOf('unknown');
  const fault = new TypeError('x');
  expect(await orError(Promise.resolve(7))).toBe(7);
  expect(await orError(Promise.reject(refusal))).toBe(refusal);
  await expect(orError(Promise.reject(fault))).rejects.toBe(fault);
});

test('what is not found is null; every other refusal is thrown', async () => {
  const refusal = errorOf('permission_missing');
  expect(await foundOrNull(Promise.resolve(7))).toBe(7);
  expect(await foundOrNull(Promise.reject(errorOf('not_found')))).toBeNull();
  await expect(foundOrNull(Promise.reject(refusal))).rejects.toBe(refusal);
});

describe('lists of an answer', () => {
  const notGenesys = expect.objectContaining({
    diagnosis: { ...diagnosisOf('not_genesys', listQueues), status: 200 },
  });

  test.each([[null], [undefined], ['ab'], [{ length: 1 }], [[1, 2, 3]]])('%j is none of at most two', (list) => {
    expect(() => bounded(list as never, 2, listQueues)).toThrow(notGenesys);
    expect(() => entitiesOf(list as never, 2, listQueues, String)).toThrow(notGenesys);
  });

  test('as many as were asked for are read, in their order', () => {
    const list = [1, 2];
    expect(bounded(list, 2, listQueues)).toBe(list);
    expect(bounded([], 0, listQueues)).toEqual([]);
    expect(entitiesOf([1, 2], 2, listQueues, (item) => (item === 1 ? null : `${item}`))).toEqual([null, '2']);
    expect(entitiesOf([], 2, listQueues, () => null)).toEqual([]);
  });

  test('a list of which nothing can be read is none', () => {
    expect(() => entitiesOf([1, 2], 2, listQueues, () => null)).toThrow(notGenesys);
  });

  test('of a list that is too long, nothing is read', () => {
    const read = () => {
      throw new Error('it was read');
    };
    expect(() => entitiesOf([1, 2, 3], 2, listQueues, read)).toThrow(notGenesys);
  });
});

test.each<[value: unknown, expected: string]>([
  ['text', '"text"'],
  [' as it is ', '" as it is "'],
  [['a'], '"["a"]"'],
  ['x'.repeat(200), `"${'x'.repeat(200)}"`],
  ['x'.repeat(201), `"${'x'.repeat(200)}…"`],
  [undefined, '""'],
  [null, '""'],
  [7, '"7"'],
  [{ toString: 1 }, '"{"toString":1}"'],
])('%j is shown as %s', (value, expected) => {
  expect(shown(value)).toBe(expected);
});
