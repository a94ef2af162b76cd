/**
 * What searches offer for the sake of steps that write. `#writing-in-searches` of package.json leads here, or to
 * `none-in-searches.ts` where those steps are left out: a search must not speak of what is not there.
 */

/** Of Find Queue. */
export const NAME_MATCHES = { contains: 'Contains', exactly: 'Is Exactly' } as const;

export const NAME_MATCH_FIELDS = [
  {
    key: 'name_match',
    label: 'Name Match',
    type: 'string',
    choices: NAME_MATCHES,
    default: 'contains',
    helpText:
      'How the name above is compared. In Find or Create Queue choose Is Exactly: else a queue whose name only contains it is taken, and none is created.',
  },
] as const;

/** Of Check Queue Access. */
export const WRITING_CHOICES = {
  create_queues: 'Create queues',
  manage_queue_members: 'Change the members of queues',
  create_callbacks: 'Create callbacks',
} as const;
