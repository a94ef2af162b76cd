/** What the server and its controls work on. */
import type { Faults } from './faults.ts';
import type { State } from './world/state.ts';

/** One request as it came in. */
export interface LoggedRequest {
  method: string;
  path: string;
  query: Record<string, string[]>;
  headers: Record<string, string>;
  /** Parsed when it was JSON or a form, else its text; null when there was none. */
  body: unknown;
  /** Of the answer; 0 while there is none, or when a fault left none. */
  status: number;
  /** Milliseconds since 1970, by the sandbox's clock. */
  at: number;
}

/** What the server works on; `reset` puts everything back to the start. */
export interface Sandboxed {
  state: State;
  requests: LoggedRequest[];
  faults: Faults;
  now: () => number;
  reset: () => void;
  /** Scheme, host and port. */
  url: string;
}
