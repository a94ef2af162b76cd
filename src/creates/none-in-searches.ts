/** In place of what searches offer for the sake of steps that write: `npm run package -- --read-only`. */

/** A name is compared in one way where nothing is created by it. */
export const NAME_MATCHES = { contains: 'Contains' } as const;
export const NAME_MATCH_FIELDS = [] as const;
export const WRITING_CHOICES = {} as const;
