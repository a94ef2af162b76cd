import { InputError } from './input-error.ts';

/** A region that is none, or none any more: only choosing another one helps. */
export class UnknownRegionError extends InputError {}
