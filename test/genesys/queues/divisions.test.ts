import { divisionsOf } from '../../../src/genesys/queues/divisions.ts';

test('the divisions of queues: each once, by name; one without a name by its id; none for a queue without', () => {
  expect(
    divisionsOf([
      { id: 'q1', division_id: 'd2', division_name: 'Sales' },
      { id: 'q2', division_id: 'd1', division_name: 'Claims' },
      { id: 'q3', division_id: 'd2', division_name: 'Sales' },
      { id: 'q4', division_id: 'D' },
      { id: 'q5', division_name: 'Nowhere' },
      { id: 'q6' },
    ]),
  ).toEqual([
    { id: 'd1', name: 'Claims' },
    { id: 'D', name: 'D' },
    { id: 'd2', name: 'Sales' },
  ]);
  expect(divisionsOf([])).toEqual([]);
});
