/**
 * What Zaps that run with one version would miss in the next. As Zapier's own check when a version is promoted
 * (https://docs.zapier.com/integrations/news/2026/version-promotion-guardrails), and what that check does not see but
 * https://docs.zapier.com/integrations/manage/planning-changes calls breaking: outputs, choices, and what tells items apart.
 */

export interface Field {
  readonly key: string;
  readonly type?: string;
  readonly required?: boolean;
  readonly default?: unknown;
  readonly list?: boolean;
  readonly primary?: boolean;
  readonly choices?: readonly (string | { readonly value: string })[] | Readonly<Record<string, unknown>> | string;
  readonly children?: readonly (Field | string)[];
}

export interface Step {
  readonly operation: {
    readonly type?: string;
    /** A function is a string in a definition: `$func$2$f$`. */
    readonly inputFields?: readonly (Field | string)[];
    readonly outputFields?: readonly (Field | string)[];
  };
}

/** The parts that are read of what Zapier calls definition.json. */
export interface Definition {
  readonly authentication: { readonly type: string; readonly fields?: readonly Field[] };
  readonly triggers?: Readonly<Record<string, Step>>;
  readonly searches?: Readonly<Record<string, Step>>;
  readonly creates?: Readonly<Record<string, Step>>;
  readonly searchOrCreates?: Readonly<Record<string, unknown>>;
}

const KINDS = [
  ['triggers', 'trigger'],
  ['searches', 'search'],
  ['creates', 'create'],
] as const;

/** @returns a sentence without its full stop for each breaking change; none when Zaps run on unharmed. */
export function breakingChanges(before: Definition, after: Definition): string[] {
  const changes: string[] = [];
  const were = before.authentication;
  const are = after.authentication;
  if (were.type !== are.type) changes.push(`authentication: the type ${were.type} became ${are.type}`);
  // Connections that exist were never asked for a new field, whatever its default.
  changes.push(...brokenInputs('authentication', were.fields, are.fields, true));
  for (const [kind, name] of KINDS)
    for (const [key, old] of Object.entries(before[kind] ?? {})) {
      const step = after[kind]?.[key];
      changes.push(...(step ? brokenStep(`${name} ${key}`, old, step) : [`${name} ${key} is gone`]));
    }
  for (const key of Object.keys(before.searchOrCreates ?? {}))
    if (!(key in (after.searchOrCreates ?? {}))) changes.push(`search or create ${key} is gone`);
  return changes;
}

function brokenStep(name: string, { operation: old }: Step, { operation }: Step): string[] {
  const types = [old.type ?? 'polling', operation.type ?? 'polling'];
  return [
    ...(types[0] === types[1] ? [] : [`${name}: the type ${types[0]} became ${types[1]}`]),
    ...brokenInputs(name, old.inputFields, operation.inputFields, false),
    ...brokenOutputs(name, old.outputFields, operation.outputFields),
  ];
}

type Fields = readonly (Field | string)[] | undefined;

function brokenInputs(name: string, before: Fields, after: Fields, evenWithDefault: boolean): string[] {
  const old = byPath(before);
  const now = byPath(after);
  const changes = compare(`${name}: the input`, old, now);
  for (const [path, field] of now) {
    const excused = !evenWithDefault && field.default !== undefined;
    if (field.required && !old.get(path)?.required && !excused)
      changes.push(`${name}: the input ${path} is now required`);
    const left = choices(field);
    const gone = left === null ? [] : [...(choices(old.get(path)) ?? [])].filter((choice) => !left.has(choice));
    changes.push(...gone.map((choice) => `${name}: the input ${path} no longer offers ${choice}`));
  }
  return changes;
}

function brokenOutputs(name: string, before: Fields, after: Fields): string[] {
  const old = byPath(before);
  const now = byPath(after);
  // Zapier remembers items by these: with others, all that is there would start Zaps again.
  const [told, tells] = [old, now].map((fields) => [...fields].filter(([, f]) => f.primary).map(([path]) => path));
  const changes = compare(`${name}: the output`, old, now);
  if (`${told}` !== `${tells}`) changes.push(`${name}: other outputs tell items apart (${told} became ${tells})`);
  return changes;
}

function compare(name: string, old: ReadonlyMap<string, Field>, now: ReadonlyMap<string, Field>): string[] {
  return [...old].flatMap(([path, before]) => {
    const after = now.get(path);
    if (!after) return [`${name} ${path} is gone`];
    const [was, is] = [before, after].map(({ type = 'string', list }) => (list ? `list of ${type}` : type));
    return was === is ? [] : [`${name} ${path} was of type ${was} and is now ${is}`];
  });
}

/** Nested fields by the path that Zaps map them by, such as `voice__waiting`. Fields made by a function are not known. */
function byPath(fields: Fields = [], prefix = ''): Map<string, Field> {
  const known = fields.filter((field) => typeof field === 'object');
  return new Map(
    known.flatMap((field) => {
      const path = `${prefix}${field.key}`;
      return [[path, field] as const, ...byPath(field.children, `${path}__`)];
    }),
  );
}

/** @returns null when anything may be given, or when a function makes the choices. */
function choices(field: Field | undefined): ReadonlySet<string> | null {
  const offered = field?.choices;
  if (offered === undefined || typeof offered === 'string') return null;
  if (!Array.isArray(offered)) return new Set(Object.keys(offered));
  return new Set(offered.map((choice) => (typeof choice === 'string' ? choice : choice.value)));
}
