/**
 * What earlier steps give, in each field of each step: ids, names, numbers as text, line items. A field that is new is in
 * the table by what its definition says of it.
 */
import { choicesOf, inputFieldsOf, type ShownField } from '../../scripts/docs/definition.ts';
import { definition, leastInput, methodOf } from '../support/steps.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;
let ids: string[];

beforeAll(async () => {
  zap = await connectedZapier({ queues: 4 });
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
  ids = zap.sandbox.state.queues.slice(0, 2).map(({ id }) => id);
});

type Values = (field: ShownField) => unknown[];

const ofQueues: Values = () => {
  const [one = '', two = ''] = ids;
  return [
    [one, two],
    [[one, two]],
    `${one},${two}`,
    [`${one}, ${two}`],
    ` ${one} `,
    one.toUpperCase(),
    [one, '', null, one],
  ];
};
const ofQueue: Values = () => [ids[0], ` ${ids[0]}\n`, `${ids[0]}`.toUpperCase()];
const ofDivision: Values = () => {
  const { id, name } = zap.sandbox.state.divisions[0] ?? { id: '', name: '' };
  return [id, name, name.toUpperCase(), ` ${name} `];
};
const ofZone: Values = () => ['America/New_York', 'America/New York', ' UTC '];
const ofDate: Values = () => ['2026-07-01', ' 2026-07-01 08:00 ', '2026-07-01T08:00:00Z'];
const ofNumber: Values = () => [3, '3', ' 3 ', '3.0'];
const ofBoolean: Values = () => [true, false, 'true', 'False', 'yes', 'no', '1', 0];
const ofText: Values = () => ['Billing', 7, '7', true];
const ofChoice: Values = (field) =>
  choicesOf(field)
    .filter(([value]) => value !== 'custom')
    .flatMap(([value, label]) => [value, [value], label, label.toUpperCase(), ` ${label} `]);

/** By what a field is made of; the first that fits. */
const KINDS: [fits: (field: ShownField) => unknown, values: Values][] = [
  [({ dynamic, list }) => dynamic === 'queue_choices.id.name' && list, ofQueues],
  [({ dynamic }) => dynamic === 'queue_choices.id.name', ofQueue],
  [({ dynamic }) => dynamic === 'division_choices.id.name', ofDivision],
  [({ dynamic }) => dynamic === 'time_zone_choices.id.name', ofZone],
  [({ key }) => key === 'from' || key === 'to', ofDate],
  [({ choices }) => choices, ofChoice],
  [({ type }) => type === 'integer' || type === 'number', ofNumber],
  [({ type }) => type === 'boolean', ofBoolean],
  [({ type }) => type === 'string', ofText],
];

const FIELDS = [...Object.values(definition.triggers), ...Object.values(definition.searches)].flatMap((step) =>
  inputFieldsOf(step)
    .filter(({ type }) => type !== 'copy')
    .map((field): [string, string, ShownField] => [step.key, field.key, field]),
);

test.each(FIELDS)('%s: %s takes what earlier steps give', async (step, key, field) => {
  const singles = KINDS.find(([fits]) => fits(field))?.[1](field) ?? [];
  // Line items of one.
  const values = field.list || field.choices ? singles : singles.flatMap((value) => [value, [value]]);
  expect(values.length).toBeGreaterThan(0);
  const custom = field.when ? { period: 'custom', from: '2026-07-01', to: '2026-07-02' } : {};
  // Both orders are fine: the period has an end that comes after its beginning.
  const rest = key === 'from' ? { to: '2026-07-03' } : key === 'to' ? { from: '2026-06-30' } : {};
  for (const value of values) {
    const inputData = { ...leastInput(step, ids), ...custom, ...rest, [key]: value };
    const run = zap.zapier.callOnce(methodOf(step), { authData: zap.authData, inputData });
    const outcome = await run.then(
      () => 'a result',
      ({ message }: Error) => message,
    );
    expect([value, outcome]).toEqual([value, 'a result']);
  }
});
