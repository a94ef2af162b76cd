/**
 * Genesys's codes as a person reads them: taken apart, `AGENT_REQUESTED` is "Agent requested", or in the words of Genesys's
 * own pages, where those are others.
 */
const WORDS: ReadonlyMap<string, string> = new Map([
  // https://help.genesys.cloud/articles/create-and-configure-queues/: evaluation method, after-call work
  ['ALL', 'All skills matching'],
  ['BEST', 'Best available skills'],
  ['NONE', 'Disregard skills, next agent'],
  ['TimestampAndPriority', 'Priority and time of arrival'],
  ['MANDATORY', 'Mandatory, discretionary'],
  ['MANDATORY_TIMEOUT', 'Mandatory, time-boxed'],
  ['MANDATORY_FORCED_TIMEOUT', 'Mandatory, time-boxed, no early exit'],
]);

/**
 * @param code such as `MANDATORY_TIMEOUT`; undefined: not known.
 * @returns a few words that begin with a capital letter; undefined where nothing is known.
 */
export function inWords(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  return WORDS.get(code) ?? takenApart(code);
}

function takenApart(code: string): string {
  const words = code
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\s-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words === '' ? code : words.replace(/./u, (first) => first.toUpperCase());
}
