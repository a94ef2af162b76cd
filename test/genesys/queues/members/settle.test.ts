/** What is said of a change in several requests, some of which failed. */
import { diagnosisOf, type Kind } from '../../../../src/genesys/errors/diagnosis.ts';
import { GenesysError } from '../../../../src/genesys/errors/genesys-error.ts';
import { settle } from '../../../../src/genesys/queues/members/settle.ts';
import { REQUIREMENTS } from '../../../../src/genesys/requirements.ts';

const error = (kind: Kind, outcomeUnknown = false) =>
  new GenesysError({ ...diagnosisOf(kind, REQUIREMENTS.addMembers), outcomeUnknown });

/** Members by name, each done or not. */
function settled(outcomes: Record<string, GenesysError | null>) {
  const people = Object.keys(outcomes).map((name) => ({
    id: name.toLowerCase(),
    name,
    email: undefined,
    active: true,
    member: undefined,
    given: name,
  }));
  const written = new Map(Object.entries(outcomes).map(([name, outcome]) => [name.toLowerCase(), outcome]));
  try {
    return settle(people, written, 'added');
  } catch (thrown) {
    return (thrown as GenesysError).context.soFar ?? 'nothing was done';
  }
}

test('nothing is said where all was done', () => {
  expect(settled({ Ann: null, Ben: null })).toBeNull();
});

test('one that is refused for good stands beside those who were done', () => {
  expect(settled({ Ann: null, Ben: error('input_rejected') })).toBeInstanceOf(GenesysError);
});

test.each<[Record<string, GenesysError | null>, string]>([
  [{ Ann: error('unavailable') }, 'nothing was done'],
  [{ Ann: error('input_rejected') }, 'nothing was done'],
  [{ Ann: null, Ben: error('unavailable') }, 'Of 2 agents to be added, 1 is known to be: Ann.'],
  [{ Ann: null, Ben: null, Cy: error('unavailable', true) }, 'Of 3 agents to be added, 2 are known to be: Ann, Ben.'],
  [{ Ann: error('unavailable', true) }, 'Of 1 agent to be added, none is known to be.'],
  ...(['rate_limited', 'token_expired', 'token_not_accepted'] as const).map(
    (kind): [Record<string, GenesysError | null>, string] => [
      { Ann: null, Ben: error(kind) },
      'Of 2 agents to be added, 1 is known to be: Ann.',
    ],
  ),
  [
    { Ann: null, Ben: error('input_rejected'), Cy: error('unavailable') },
    'Of 3 agents to be added, 1 is known to be: Ann.',
  ],
  [
    { Ann: null, Ben: error('input_rejected'), Cy: error('unavailable', true) },
    'Of 3 agents to be added, 1 is known to be: Ann.',
  ],
])('%#: what is known is told', (outcomes, soFar) => {
  expect(settled(outcomes)).toBe(soFar);
});
