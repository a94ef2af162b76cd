/** What Zapier's reviewers ask of a definition, and what we ask of it ourselves. */
import { choicesOf, inputFieldsOf, stepsOf } from '../../scripts/docs/definition.ts';
import { type Check, fieldsThat, stepsThat } from './definition-walk.ts';

const isPlural = (noun: string) => /[^s]s$/.test(noun) && !/(Status|Requirement)$/.test(noun);

export const REVIEW_CHECKS: readonly Check[] = [
  [
    'at most 32 keys',
    (d) =>
      stepsThat(
        d,
        ({ operation: { outputFields = [] } }) =>
          new Set(outputFields.map(({ key }) => key.split(/__|\[/)[0])).size > 32,
      ),
    (d) => d.triggers.new_queue.operation.outputFields.push(...Array.from('abcdefgh', (key) => ({ key }))),
  ],
  [
    'keys are snake_case and stand once; output fields have a label and a type',
    (d) =>
      stepsOf(d).flatMap((step) =>
        [inputFieldsOf(step), step.operation.outputFields ?? []].flatMap(
          (fields: readonly { key: string; label?: string; type?: string }[], side) =>
            fields.filter(
              ({ key, label, type }, index) =>
                !/^[a-z]+(_{1,2}[a-z]+)*(\[\][a-z]+(_[a-z]+)*)?$/.test(key) ||
                fields.findIndex((other) => other.key === key) !== index ||
                (side === 1 && !(label && type)),
            ),
        ),
      ),
    (d) => d.triggers.new_queue.operation.outputFields.push({ key: 'x', label: 'X' }),
  ],
  [
    'every field is explained, in sentences',
    (d) => fieldsThat(d, ({ field: { helpText = '' } }) => !/^[A-Z].*[.)]$/s.test(helpText)),
    (d) => d.triggers.new_queue.operation.inputFields.push({ key: 'x', label: 'X' }),
  ],
  [
    'a search’s description is "Finds … ."',
    ({ searches }) => Object.values(searches).filter(({ display }) => !/^Finds .+\.$/.test(display.description)),
    (d) => Object.assign(d.searches.find_queue.display, { description: 'Searches a queue.' }),
  ],
  [
    'nouns are singular',
    (d) => stepsThat(d, ({ noun }) => isPlural(noun)),
    (d) => Object.assign(d.searches.find_queue, { noun: 'Queues' }),
  ],
  [
    'labels of steps differ; neither they nor descriptions name the app',
    (d) => {
      const labels = stepsOf(d).map(({ display }) => display.label);
      return stepsThat(
        d,
        ({ display: { label, description } }) =>
          /genesys/i.test(`${label} ${description}`) || labels.indexOf(label) !== labels.lastIndexOf(label),
      );
    },
    (d) => Object.assign(d.searches.find_queue.display, { description: 'Finds a queue in Genesys Cloud.' }),
  ],
  [
    'no field says "ID": nobody has one to type',
    (d) => fieldsThat(d, ({ field }) => /\bIDs?\b/.test(field.label ?? '')),
    (d) => d.searches.find_queue.operation.inputFields.push({ key: 'x', label: 'Queue ID', helpText: 'X.' }),
  ],
  [
    'required fields come first',
    (d) =>
      stepsThat(d, (step) => {
        const asked = inputFieldsOf(step).filter(({ when }) => when === undefined);
        return asked.some(
          ({ required }, index) => required && asked.slice(0, index).some((before) => !before.required),
        );
      }),
    (d) => d.searches.find_queue_members.operation.inputFields.push({ key: 'x', label: 'X', required: true }),
  ],
  [
    'yes and no are booleans',
    (d) => fieldsThat(d, ({ field }) => choicesOf(field).some(([value]) => /^(yes|no|true|false)$/i.test(value))),
    (d) => d.searches.find_queue.operation.inputFields.push({ key: 'x', choices: { yes: 'Yes', no: 'No' } }),
  ],
  [
    'a default is among the choices',
    (d) =>
      fieldsThat(d, ({ field }) => {
        const values = choicesOf(field).map(([value]) => value);
        return field.default !== undefined && values.length > 0 && !values.includes(field.default);
      }),
    (d) => d.searches.find_queue.operation.inputFields.push({ key: 'x', choices: { a: 'A' }, default: 'b' }),
  ],
  [
    // A callback has none, and its customer's is not repeated.
    'a result has an id and a name',
    (d) =>
      stepsThat(
        d,
        ({ noun, operation: { sample = {} } }) =>
          !('id' in sample) || (noun !== 'Callback' && !Object.keys(sample).some((key) => /(^|_)name$/.test(key))),
      ),
    (d) => delete d.searches.find_queue_members.operation.sample.name,
  ],
  [
    'a trigger, which comes first in a Zap, speaks of no earlier step and offers no search',
    (d) =>
      fieldsThat(
        d,
        ({ kind, field }) => kind === 'trigger' && (field.search || /earlier step/.test(field.helpText ?? '')),
      ),
    (d) => d.triggers.queue_backlog.operation.inputFields.push({ key: 'x', search: 'find_queue.id', dynamic: 'x.y.z' }),
  ],
];
