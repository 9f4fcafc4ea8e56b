import type { Severity, Threshold } from '../core/finding.ts';
import { retirementHint } from '../core/rule-names.ts';
import { placedProblems, problemsError, readData } from './data.ts';
import type { FoundConfig } from './find.ts';
import type { Layer } from './layer.ts';
import { LABEL_TYPES } from './schema.ts';
import {
  boolean,
  type ConfigProblem,
  isObject,
  list,
  mapOf,
  object,
  oneOf,
  type Path,
  type Shape,
  text,
  unknownKey,
} from './shape.ts';

const codes = list(text());
const labelType = oneOf(LABEL_TYPES);

/** A label without a type holds text. */
const labelOrNothing: Shape<(typeof LABEL_TYPES)[number]> = {
  json: labelType.json,
  read: (value, path, problems) => (value === null || value === '' ? 'text' : labelType.read(value, path, problems)),
};

/** The keys that mean something here; how hadolint prints is left to hadolint. */
const FIELDS = {
  ignored: codes,
  override: object({ error: codes, warning: codes, info: codes, style: codes }),
  trustedRegistries: list(text()),
  'label-schema': mapOf(labelOrNothing),
  'strict-labels': boolean,
  'failure-threshold': oneOf(['error', 'warning', 'info', 'style', 'ignore', 'none']),
  'disable-ignore-pragma': boolean,
  'no-fail': boolean,
};
const shape = object(FIELDS);
const OTHERS = ['format', 'formats', 'output', 'no-color', 'verbose'];
/** Grave ones last: of several lists that name a code, the gravest counts. */
const SEVERITIES: readonly Severity[] = ['style', 'info', 'warning', 'error'];

export interface HadolintConfig {
  readonly layer: Layer;
  /** What hadolint would pass over in silence, but is likely a slip. */
  readonly notes: readonly string[];
}

/** A .hadolint.yaml as settings for Dockerfiles. */
export async function readHadolint({ file, text: content }: FoundConfig): Promise<HadolintConfig> {
  const data = await readData(file, content);
  const slips: ConfigProblem[] = [];
  const known: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(isObject(data.value) ? data.value : {})) {
    if (Object.hasOwn(FIELDS, key)) {
      if (value !== null) known[key] = value;
    } else if (!OTHERS.includes(key)) {
      slips.push({ path: [key], on: 'key', message: unknownKey(key, [...Object.keys(FIELDS), ...OTHERS]) });
    }
  }
  const problems: ConfigProblem[] = [];
  const read = shape.read(isObject(data.value) ? known : data.value, [], problems);
  if (problems.length > 0 || !read) throw await problemsError(file, content, data, problems);

  slips.push(...retiredCodes(data.value, ['ignored']));
  for (const level of SEVERITIES) slips.push(...retiredCodes(data.value, ['override', level]));
  const severity = new Map<string, Severity>();
  for (const level of SEVERITIES) for (const code of read.override?.[level] ?? []) severity.set(code, level);
  const failOn = read['no-fail'] ? 'never' : thresholdOf(read['failure-threshold']);
  return {
    notes: slips.length > 0 ? await placedProblems(file, content, data, slips) : [],
    layer: {
      severity: Object.fromEntries(severity),
      ...(read.ignored && { ignore: read.ignored }),
      ...(failOn && { failOn }),
      ...(read['disable-ignore-pragma'] && { allowInlineIgnores: false }),
      settings: {
        ...(read.trustedRegistries && { trustedRegistries: read.trustedRegistries }),
        ...(read['label-schema'] && { labels: read['label-schema'] }),
        ...(read['strict-labels'] !== undefined && { strictLabels: read['strict-labels'] }),
      },
    },
  };
}

/** The codes of a list, or a single one, that hadolint has retired. */
function retiredCodes(root: unknown, path: readonly string[]): ConfigProblem[] {
  const held = path.reduce<unknown>(
    (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    root,
  );
  const places: readonly (readonly [unknown, Path])[] = Array.isArray(held)
    ? held.map((code, index) => [code, [...path, index]] as const)
    : [[held, path]];
  return places.flatMap(([code, at]) => {
    const retired = typeof code === 'string' ? retirementHint(code) : undefined;
    return retired ? [{ path: at, on: 'value', message: `\`${code}\` means nothing any more: ${retired}` }] : [];
  });
}

/** For hadolint `ignore` and `none` are below all severities: any finding fails. */
function thresholdOf(word: Severity | 'ignore' | 'none' | undefined): Threshold | undefined {
  return word === 'ignore' || word === 'none' ? 'style' : word;
}
