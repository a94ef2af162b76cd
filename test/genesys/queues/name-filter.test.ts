import { nameFilter } from '../../../src/genesys/queues/name-filter.ts';

test.each([
  ['Billing', 'contains', '*Billing*'],
  ['Billing', 'starts_with', 'Billing*'],
  ['Billing', 'ends_with', '*Billing'],
  ['Billing', 'exactly', 'Billing'],
  ['', 'contains', undefined],
  ['   ', 'exactly', undefined],
  [undefined, 'contains', undefined],
] as const)('%p %s is for Genesys alone: %p', (text, match, parameter) => {
  expect(nameFilter(text, match)).toEqual({ parameter, matches: null });
});

test.each([
  ['A*B', 'contains', '*A*', ['xA*Bx', 'a*b'], ['AxB', 'AB']],
  ['VIP*', 'starts_with', '*VIP*', ['VIP* Gold', 'vip*'], ['VIP Gold', 'x VIP*']],
  ['*VIP', 'ends_with', '*VIP*', ['the *vip'], ['VIP', '*VIP Gold']],
  ['a*bcd', 'exactly', '*bcd*', ['A*BCD'], ['A*BCD ', 'xA*BCD']],
  ['***', 'contains', undefined, ['a***b'], ['a**b']],
  ['* *', 'contains', undefined, ['a* *b'], ['a**b']],
] as const)('a star in %p (%s) means itself', (text, match, parameter, kept, dropped) => {
  const filter = nameFilter(text, match);
  expect(filter.parameter).toBe(parameter);
  for (const name of kept) expect([name, filter.matches?.(name)]).toEqual([name, true]);
  for (const name of dropped) expect([name, filter.matches?.(name)]).toEqual([name, false]);
});
