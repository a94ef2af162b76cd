/** The numbers in what is mapped, when a step of a small Zap comes or goes. */

const TOKEN = /\{\{\s*([1-9]\d*)\.(\w+)\s*\}\}/g;

/** What a step is, and what it brings: in these no value is put for `{{…}}`. */
const NEVER_MAPPED = new Set(['kind', 'key', 'app', 'action', 'sample']);

/**
 * @param {object} step as the page sends it to the server.
 * @param {(number: number) => number | null} numberOf the number that a step has now, by the one it had; null when it is gone.
 * @returns {{ step: object, lost: number }} with the numbers of now, what was mapped from a step that is gone left out; `lost` of these.
 */
export function renumbered(step, numberOf) {
  let lost = 0;
  const moved = (text) =>
    text.replace(TOKEN, (whole, number, path) => {
      const now = numberOf(Number(number));
      if (now === Number(number)) return whole;
      if (now !== null) return `{{${now}.${path}}}`;
      lost += 1;
      return '';
    });
  const through = (value) => {
    if (typeof value === 'string') return moved(value);
    if (Array.isArray(value)) return value.map(through);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, through(each)]));
  };
  const entries = Object.entries(step).map(([key, value]) => [key, NEVER_MAPPED.has(key) ? value : through(value)]);
  return { step: Object.fromEntries(entries), lost };
}

/** @returns {object[]} the steps with one more at the index, counted from 0. */
export function withStep(steps, index, added) {
  const numberOf = (number) => (number > index ? number + 1 : number);
  return steps.map((step) => renumbered(step, numberOf).step).toSpliced(index, 0, added);
}

/** @returns {{ steps: object[], said: string }} without the step at the index, counted from 0, and what that leaves empty. */
export function withoutStep(steps, index) {
  const gone = index + 1;
  const numberOf = (number) => (number === gone ? null : number > gone ? number - 1 : number);
  const done = steps.toSpliced(index, 1).map((step) => renumbered(step, numberOf));
  const emptied = done.flatMap(({ lost }, at) => (lost > 0 ? [`${at + 1}`] : []));
  const said = emptied.length === 0 ? '' : ` What was inserted from it is now empty, in step ${emptied.join(', ')}.`;
  return { steps: done.map(({ step }) => step), said: `Step ${gone} is removed.${said}` };
}
