/** What the doctor finds, as data: `--json` prints it as it is, print.ts makes text of it. */

/** `not_run`: it would have proved nothing, because something that it needs had failed. */
export type Status = 'ok' | 'warning' | 'failed' | 'not_run';

/** Who puts something right, and where. */
export interface Fix {
  readonly who: string;
  readonly where: string;
}

export interface Outcome {
  readonly status: Status;
  /** What was found, in a sentence or two; never a secret, a token or a code: examine.ts cuts them out. */
  readonly found: string;
  /** Given with every failure, and with a warning that somebody can act on. */
  readonly fix?: Fix;
  /** Further lines, such as the first queues of the list. */
  readonly lines?: readonly string[];
  /** The same in numbers and names, for `--json`. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export type CheckId =
  | 'node'
  | 'configuration'
  | 'scopes'
  | 'login_host'
  | 'api_host'
  | 'token'
  | 'introspection'
  | 'roles'
  | 'permission'
  | 'queue_list'
  | 'rate_limit'
  | 'events';

export interface Check extends Outcome {
  readonly id: CheckId;
  readonly title: string;
  readonly milliseconds: number;
}

export interface Report {
  /** Whether no check failed. A warning is no failure. */
  readonly healthy: boolean;
  /** Null when none could be told from the configuration. */
  readonly region: string | null;
  /** Whether it was the sandbox on this machine that was checked, because nothing was configured. */
  readonly embedded_sandbox: boolean;
  readonly checks: readonly Check[];
  readonly milliseconds: number;
}
