/**
 * Zapier's publishing checks that need no server, by their numbers.
 * https://docs.zapier.com/platform/publish/integration-checks-reference
 */
import { choicesOf, inputFieldsOf, type Step, stepsOf } from '../../scripts/docs/definition.ts';
import { type Check, fieldsOf, fieldsThat, stepsThat, textsOf } from './definition-walk.ts';
import { sampleFaults } from './output.ts';

/** What is left of a text without code and without links as they should be. */
const withoutLinks = (text: string) => text.replace(/`[^`]+`/g, '').replace(/\[[^\]]+\]\(https:\/\/[^\s)]+\)/g, '');

const SMALL = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'in', 'of', 'or', 'per', 'the', 'to']);
const isTitle = (label: string) =>
  label.split(/[ -]/).every((word, index) => /^[A-Z0-9]/.test(word) || (index > 0 && SMALL.has(word)));

/** `key.id.name` of a dropdown, or `key.id` of a search, that leads nowhere. */
const isDeadEnd = (steps: Readonly<Record<string, Step>>, reference: string | undefined) => {
  if (reference === undefined) return false;
  const [key = '', ...names] = reference.split('.');
  return !names.every((name) => name in (steps[key]?.operation.sample ?? {}));
};

export const PUBLISHING_CHECKS: readonly Check[] = [
  [
    'D001 no field asks for a credential',
    (d) => fieldsThat(d, ({ field }) => /passw|secret|token|api_?key|credential/i.test(field.key)),
    (d) => d.triggers.new_queue.operation.inputFields.push({ key: 'api_key', label: 'Key' }),
  ],
  [
    'D002 the help of the connection’s fields has a link',
    (d) => d.authentication.fields.filter(({ helpText = '' }) => !/\]\(https:\/\//.test(helpText)),
    (d) => d.authentication.fields.push({ key: 'x', helpText: 'No link.' }),
  ],
  [
    'D003 the connection label is a template without a secret',
    ({ authentication: { connectionLabel } }) =>
      typeof connectionLabel === 'string' && /\{\{\w+\}\}/.test(connectionLabel)
        ? (connectionLabel.match(/token|secret|code/i) ?? [])
        : [connectionLabel],
    (d) => {
      d.authentication.connectionLabel = '{{access_token}}';
    },
  ],
  [
    'D004 an id is chosen from a dropdown',
    (d) => fieldsThat(d, ({ field }) => /(^|_)ids?$/.test(field.key) && !field.dynamic),
    (d) => delete d.searches.find_queue.operation.inputFields[0]?.dynamic,
  ],
  [
    'D005 a dropdown’s trigger and its keys exist',
    (d) => fieldsThat(d, ({ field }) => isDeadEnd(d.triggers, field.dynamic)),
    (d) => Object.assign(d.searches.find_queue.operation.inputFields[0] ?? {}, { dynamic: 'queue_choices.id.title' }),
  ],
  [
    'D007 every address is HTTPS',
    (d) => textsOf(d).filter((text) => /http:\/\//.test(text)),
    (d) => d.authentication.fields.push({ key: 'x', helpText: '[x](http://x.example)' }),
  ],
  [
    'D008 links are valid Markdown, a bare address stands in backticks',
    (d) => textsOf(d).filter((text) => /:\/\/|\bwww\.|\]\(|\]\[/.test(withoutLinks(text))),
    (d) => d.triggers.new_queue.operation.inputFields.push({ key: 'x', helpText: 'See https://x.example.' }),
  ],
  [
    'D009 a search asks for something',
    ({ searches }) => Object.values(searches).filter((step) => inputFieldsOf(step).length === 0),
    (d) => d.searches.find_queue.operation.inputFields.splice(0),
  ],
  [
    'D010 the sample holds what tells results apart',
    (d) =>
      stepsThat(d, ({ operation: { outputFields = [], sample = {} } }) =>
        ['id', ...outputFields.filter(({ primary }) => primary).map(({ key }) => key)].some((key) => !(key in sample)),
      ),
    (d) => delete d.triggers.new_queue.operation.sample.id,
  ],
  [
    'D011 help says something else than the label',
    (d) => fieldsThat(d, ({ field: { label, helpText = '' } }) => helpText.replace(/\.$/, '') === label),
    (d) => d.triggers.new_queue.operation.inputFields.push({ key: 'x', label: 'Thing', helpText: 'Thing.' }),
  ],
  [
    'D012 there is a static sample',
    (d) => stepsThat(d, ({ operation: { sample = {} } }) => Object.keys(sample).length === 0),
    (d) => Object.assign(d.triggers.new_queue.operation, { sample: {} }),
  ],
  [
    'D013 the search that a field offers exists',
    (d) => fieldsThat(d, ({ field }) => isDeadEnd(d.searches, field.search)),
    (d) => Object.assign(d.searches.find_queue_members.operation.inputFields[0] ?? {}, { search: 'find_queues.id' }),
  ],
  [
    'D014 a field that offers a search has a dropdown',
    (d) => fieldsThat(d, ({ field }) => field.search && !field.dynamic),
    (d) => delete d.searches.find_queue_members.operation.inputFields[0]?.dynamic,
  ],
  [
    'D015 what searchOrCreates name exists',
    ({ searchOrCreates = {}, searches, creates = {} }) =>
      Object.entries(searchOrCreates).filter(
        ([key, { search, create }]) => !(key === search && search in searches && create in creates),
      ),
    (d) => Object.assign(d, { searchOrCreates: { find_queue: { search: 'find_queue', create: 'make_queue' } } }),
  ],
  [
    'D018 labels are in Title Case',
    (d) =>
      [
        ...stepsOf(d).flatMap(({ display, noun }) => [display.label, noun]),
        ...fieldsOf(d).flatMap(({ field }) => (field.type === 'copy' ? [] : [field.label ?? ''])),
        ...stepsOf(d).flatMap(({ operation }) => (operation.outputFields ?? []).map(({ label = '' }) => label)),
      ].filter((label) => !isTitle(label)),
    (d) => d.triggers.new_queue.operation.outputFields.push({ key: 'x', label: 'Service level' }),
  ],
  [
    'D021 a trigger’s description is "Triggers when … ."',
    ({ triggers }) =>
      Object.values(triggers).filter(({ display }) => !/^Triggers when .+\.$/.test(display.description)),
    (d) => Object.assign(d.triggers.new_queue.display, { description: 'Triggers on a new queue.' }),
  ],
  [
    'D022 a create has a field that is always there',
    ({ creates = {} }) =>
      Object.values(creates).filter(({ operation: { inputFields = [] } }) =>
        inputFields.every((field) => typeof field === 'function'),
      ),
    (d) => Object.assign(d, { creates: { x: { ...d.searches.find_queue, operation: { inputFields: [] } } } }),
  ],
  [
    'D023, D024 the sample agrees with the output fields, its dates are ISO 8601 with zone',
    (d) =>
      stepsOf(d).flatMap(({ key, operation: { outputFields = [], sample = {} } }) =>
        sampleFaults(key, outputFields, sample),
      ),
    (d) => Object.assign(d.triggers.new_queue.operation.sample, { date_created: '2026-03-02 09:15' }),
  ],
  [
    'D025 no text holds a dangerous URI',
    (d) =>
      [...textsOf(d), JSON.stringify(stepsOf(d).map(({ operation }) => operation.sample))].filter((text) =>
        /\b(javascript|data|vbscript|file):/i.test(text),
      ),
    (d) => d.triggers.new_queue.operation.inputFields.push({ key: 'x', helpText: '[x](javascript:x)' }),
  ],
  [
    'D026 no domain is entered: the connection’s fields are chosen from fixed choices',
    (d) => d.authentication.fields.filter((field) => choicesOf(field).length === 0 || field.dynamic),
    (d) => d.authentication.fields.push({ key: 'domain', label: 'Domain' }),
  ],
  [
    'D028 Zapier leaves the input as it is',
    ({ flags }) => [flags?.cleanInputData].filter((flag) => flag === true),
    (d) => Object.assign(d, { flags: { cleanInputData: true } }),
  ],
];
