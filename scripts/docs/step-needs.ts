/**
 * What each step asks of Genesys Cloud: the one thing about a step that its definition does not say. A test runs every
 * step with exactly these scopes and permissions, and without each of them.
 */
import type { REQUIREMENTS } from '../../src/genesys/requirements.ts';

export interface StepNeeds {
  /** Without any of these the step fails. */
  readonly calls: readonly (keyof typeof REQUIREMENTS)[];
  /** Calls that tell more, and that the step does without. */
  readonly helpful?: readonly (keyof typeof REQUIREMENTS)[];
  /** Requests for one run, when none has to be repeated. */
  readonly requests: string;
  /** The large run that the step's throttle is made for (src/zapier/throttle.ts). */
  readonly largeRun?: string;
  /** What the result is worth when queues are changed meanwhile. */
  readonly meanwhile?: string;
}

const NAMES = 'With Look Up Names, one more for each 100 different users who created or changed those queues.';

const WHOLE_LIST = 'One for each 500 queues, at each poll.';

const BY_NAME =
  'A division that is given by its name costs one more for each 100 divisions, or one for each 500 queues where the connection may not ask for its divisions.';

/** The poll that only records what is there, when a Zap is switched on. */
const FIRST_POLL = 'The first poll of a Zap asks twice for more than 500, so that none is missing in it.';

/** By the step's key. */
export const STEP_NEEDS: Readonly<Record<string, StepNeeds>> = {
  new_queue: {
    calls: ['listQueues'],
    helpful: ['listUsers'],
    requests: `${WHOLE_LIST} With a division or a name, one for each 500 queues that match it. ${BY_NAME} ${FIRST_POLL} ${NAMES}`,
  },
  queue_settings_changed: {
    calls: ['listQueues'],
    helpful: ['listUsers'],
    requests: `${WHOLE_LIST} With a division, one for each 500 queues in it; with a queue, one. ${BY_NAME} ${FIRST_POLL} ${NAMES}`,
  },
  queue_backlog: {
    calls: ['observeQueues'],
    helpful: ['listQueues'],
    requests:
      'One for each 100 queues, at each poll; and, for their names, one for each 100 queues that have a backlog, or of which Genesys Cloud says nothing. When the step is tested, two for each 100 queues.',
  },
  list_queues: {
    calls: ['listQueues'],
    helpful: ['listUsers'],
    requests:
      'One for each 500 queues up to the maximum. One more from 999 queues on, since pages overlap so that none is lost between them, and with a paging token, for the place where the step before stopped; some more where that place has moved. A name with a `*` in it has to be compared here, so all queues are read that may match. ' +
      `${BY_NAME} ${NAMES}`,
    largeRun: '5,000 queues of a division given by its name, with names',
    meanwhile:
      'A queue that exists all the time under the same name comes exactly once over all calls by paging token, whatever else is created, deleted or renamed between or during them. A queue that is renamed, created or deleted meanwhile may come or not; one that is renamed from before the place to behind it may come twice, the other way round not at all. Where 128 or more queues in a row before the place are gone at once, it is found by name; if Genesys Cloud then compares names in a way that is not known here, the place is a guess, a queue may come twice or not at all, and the log says so.',
  },
  check_queue_access: {
    calls: [],
    helpful: ['tokenInfo', 'userInfo', 'permittedDivisions'],
    requests:
      'Five, four to the API and one to the login host; one more to try what is more than viewing queues; and one for each further permission that is enough, where the first is not granted in all divisions.',
  },
  find_queue: {
    calls: ['listQueues', 'readQueue'],
    helpful: ['listUsers'],
    requests: `One for a queue that is chosen, or for exactly this name; two for another name. ${NAMES}`,
  },
  find_queue_members: {
    calls: ['listMembers'],
    requests:
      'One for a queue of fewer than 100 members. Else one for each 100, and up to eight more, because Genesys Cloud does not say beforehand how many there are; ' +
      'then one for each 100 and one more, because it does not say either whether somebody left meanwhile; and these a third time where somebody came or left.',
    largeRun: 'a queue of 500 members',
  },
  find_queue_status: {
    calls: ['observeQueues', 'listQueues'],
    requests:
      'Two for each 100 queues. With Estimated Wait, one more for each queue; with each media type, six more for each queue. So that one run takes no more than 150 of them, half of what Genesys Cloud documents for a minute, 150 queues may be chosen for it, or 25 with each media type.',
    largeRun: '400 queues without Estimated Wait; runs with it may meet the limit before, and are tried again later',
  },
  find_queue_summary: {
    calls: ['summarizeQueues', 'listQueues'],
    requests: 'For each 100 queues one, and one more for each 31 days of the period.',
    largeRun: 'a year of up to 100 queues',
  },
  find_agent: { calls: ['searchUsers'], requests: 'Two.' },
  create_callback: {
    calls: ['createCallback'],
    requests:
      'One. Before it one for skills, one for a language and two for an agent, where they are given by name or email address; those need what their dropdowns need.',
  },
  create_queue: {
    calls: ['createQueue'],
    helpful: ['listQueues', 'userInfo'],
    requests:
      'Two: one to see which queues of this name there are, one to create it. Where the answer is lost, one for the user and up to eight to look for the queue.',
  },
  // Whoever may change members may list them, with the same scope and permission.
  add_queue_members: {
    calls: ['addMembers', 'searchUsers'],
    helpful: ['readQueue'],
    requests:
      'One for the queue, as many as Find Queue Members makes, and one for each 100 ids, 100 email addresses, and 100 agents who are added. Where an answer is lost, some 40 more at most to look for them, or one for each 100 members.',
    largeRun: '100 agents by email address, for a queue of 500 members',
  },
  remove_queue_members: {
    calls: ['removeMembers'],
    helpful: ['readQueue', 'searchUsers'],
    requests:
      'One for the queue, as many as Find Queue Members makes, one for each 100 agents who are removed, and one for each 100 email addresses and each 100 ids of who is no member. Where an answer is lost, some 40 more at most to look for them, or two for each 100 members.',
    largeRun: '100 agents by email address, for a queue of 500 members',
  },
  set_queue_membership: {
    calls: ['joinMembers'],
    helpful: ['readQueue', 'searchUsers'],
    requests:
      'One for the queue, as many as Find Queue Members makes, one for each 100 agents, and one for each 100 email addresses and each 100 ids of who is no member. Then, until the list shows it, one for each 100 members who are so, up to eight times: some 40 in all at most, or once in a queue of more.',
    largeRun: '100 agents by email address, for a queue of 500 members',
  },
  division_choices: { calls: ['listQueues'], requests: 'One for each 500 queues.' },
  queue_choices: {
    calls: ['listQueues'],
    requests:
      'One for each 500 queues, 5,000 queues at a time. Each further part begins 200 queues before the end of the one before, which show twice: up to so many may be deleted meanwhile before one that stays is in neither; then open the list again.',
  },
  time_zone_choices: { calls: [], requests: 'None.' },
  agent_choices: { calls: ['searchUsers'], requests: 'One for each 100 agents, 1,000 agents at a time.' },
  skill_choices: { calls: ['listSkills'], requests: 'One for each 100 skills.' },
  language_choices: { calls: ['listLanguages'], requests: 'One for each 100 languages.' },
};
