import { SEVERITIES, THRESHOLDS } from '../core/finding.ts';
import { NEWEST_MINOR, OLDEST_MINOR } from '../core/kubernetes-versions.ts';
import { PROFILES } from '../core/rule.ts';
import { SHELL_ENGINES } from './config.ts';
import { ignoreProblem, selectorProblem } from './selectors.ts';
import { boolean, described, list, mapOf, object, oneOf, type TypeOf, text } from './shape.ts';

const MAX_STARS = 3;

export const LABEL_TYPES = ['text', 'url', 'rfc3339', 'spdx', 'hash', 'semver', 'email'] as const;

const selector = text(selectorProblem);
const ignorable = text(ignoreProblem);
const glob = text(globProblem);

/** What both the root and an override may set. */
const perFile = {
  select: described(
    list(selector),
    'Rules that run: ids, names, aliases, prefixes, profiles or ALL. Default: recommended.',
  ),
  extendSelect: described(list(selector), 'Rules that run in addition to those of select.'),
  ignore: described(list(ignorable), 'Rules that never run.'),
  severity: described(
    mapOf(oneOf([...SEVERITIES, 'off']), ignoreProblem),
    'Severity of rules by id, name, alias or prefix; `off` disables them. Giving a rule a severity also enables it.',
  ),
  failOn: described(oneOf(THRESHOLDS), 'Lowest severity that blocks a commit. Default: warning.'),
  trustedRegistries: described(
    list(text()),
    'Registries that images may come from (DL3026; K8S405 where it is selected). Empty: any.',
  ),
  labels: described(mapOf(oneOf(LABEL_TYPES)), 'Labels that an image must carry, with the type of their value.'),
  strictLabels: described(boolean, 'Whether other labels are reported (DL3050).'),
  allowInlineIgnores: described(boolean, 'Whether comments and annotations may ignore rules. Default: true.'),
  neverIgnore: described(list(selector), 'Rules that no comment or annotation may ignore.'),
};

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'] as const;
const pattern = text();

const customCheck = object(
  {
    kinds: described(list(pattern), 'Kinds that it is about, as in forbiddenKinds. Default: all.'),
    path: described(
      list(text((key) => (key === '' ? 'is an empty key' : undefined))),
      'Keys down to the place, such as `[spec, replicas]`; a list on the way means each of its items.',
    ),
    allow: described(list(pattern), 'Patterns of which the value has to fit one.'),
    deny: described(list(pattern), 'Patterns of which the value may fit none.'),
    required: described(
      boolean,
      'Whether the place has to be there. Without this, allow and deny it may not be there at all.',
    ),
    message: described(text(), 'What is wrong, in a sentence.'),
    help: described(text(), 'What to do.'),
    severity: described(oneOf(SEVERITIES), 'Its severity. Default: warning.'),
  },
  { required: ['path', 'message'] },
);

/** Each key switches on the rule that it is about; see policy-rules.ts. */
const policy = object({
  requiredLabels: described(
    mapOf(pattern),
    'Labels that every object must have, with a pattern of their value (K8S902).',
  ),
  requiredAnnotations: described(
    mapOf(pattern),
    'Annotations that every object must have, with a pattern of their value (K8S903).',
  ),
  forbiddenAnnotations: described(list(pattern), 'Annotations that no object and no pod may have (K8S904).'),
  forbiddenKinds: described(
    list(pattern),
    'Kinds that may not be used: `Kind`, `group/Kind` or `group/version/Kind` (K8S908).',
  ),
  deniedRegistries: described(list(pattern), 'Registries, or paths in them, that images must not come from (K8S405).'),
  restartPolicies: described(list(oneOf(RESTART_POLICIES)), 'The only restart policies of pods (K8S335).'),
  priorityClasses: described(list(pattern), 'The only priority classes that pods may name (K8S337).'),
  requirePriorityClass: described(boolean, 'Whether every pod must name a priority class (K8S337).'),
  dnsOptions: described(mapOf(text()), 'Options that `dnsConfig` must set (K8S338). Default: `ndots: "2"`.'),
  custom: described(list(customCheck), 'Checks of your own: what a place in some objects has to hold (K8S912).'),
  sortedKeys: described(
    oneOf(['top', 'all']),
    'Whether keys are to be sorted in the whole file or at the top of each object (K8S905).',
  ),
});

const MINORS = Array.from({ length: NEWEST_MINOR - OLDEST_MINOR + 1 }, (_, index) => OLDEST_MINOR + index);

const kubernetes = object({
  version: described(
    text(versionProblem, { pattern: `^v?1\\.(${MINORS.join('|')})(\\.\\d+)?$` }),
    `Kubernetes version that manifests are checked against: 1.${OLDEST_MINOR} to 1.${NEWEST_MINOR}. Default: 1.${NEWEST_MINOR}.`,
  ),
  profile: described(
    list(oneOf(PROFILES)),
    'Profiles whose rules run on Kubernetes files in addition to those of select.',
  ),
  podSpecPaths: described(mapOf(text()), 'Where other kinds keep their pod spec: `group/Kind` to a dotted path.'),
  policy: described(
    policy,
    'Requirements of the organisation. Each key enables the rule that it names; `*` in a pattern matches any text.',
  ),
  helm: described(
    oneOf(['off', 'render']),
    'Whether charts are rendered before the check; `render` is not supported yet.',
  ),
});

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The configuration file. Reader, error messages and JSON Schema all come from here. */
export const configShape = object({
  $schema: described(text(), 'Address of the JSON Schema, for editors.'),
  ...perFile,
  scope: described(
    oneOf(['file', 'new']),
    'Whether every finding in a touched file blocks, or only findings that the commit introduces. Default: file.',
  ),
  files: described(
    object({
      dockerfile: described(list(glob), 'Read as Dockerfiles.'),
      kubernetes: described(list(glob), 'Read as Kubernetes manifests.'),
      compose: described(list(glob), 'Read as Compose files.'),
      shell: described(list(glob), 'Read as shell scripts.'),
      exclude: described(list(glob), 'Never checked.'),
    }),
    'Globs of files to read as a language whatever their name, and of files to exclude.',
  ),
  overrides: described(
    list(object({ files: described(list(glob), 'Files that it applies to.'), ...perFile }, { required: ['files'] })),
    'Settings for the files that globs match. Later entries win.',
  ),
  kubernetes: described(kubernetes, 'How Kubernetes manifests are checked.'),
  shell: described(
    object({
      engine: described(
        oneOf(SHELL_ENGINES),
        'What checks shell scripts: our own rules, or also the `shellcheck` program on PATH. Default: plimsoll.',
      ),
    }),
    'How shell scripts are checked.',
  ),
  fixOnCommit: described(
    oneOf(['off', 'safe']),
    'Whether safe fixes are applied to what `git commit` commits. Default: off.',
  ),
  merges: described(
    oneOf(['changed', 'all', 'off']),
    'Which files of a merge are checked: those that differ from both sides, all, or none. Default: changed.',
  ),
  scan: described(
    object({
      ignore: described(
        list(
          object(
            {
              id: described(text(), 'CVE, GHSA or advisory id.'),
              package: described(text(), 'Only in this package.'),
              until: described(
                text(dayProblem, { pattern: DAY.source }),
                'Last day on which it is ignored: 2026-12-31.',
              ),
              reason: described(text(), 'Why it is acceptable; shown in reports.'),
            },
            { required: ['id', 'until', 'reason'] },
          ),
        ),
        'Known issues that are accepted until a day.',
      ),
    }),
    'How `plimsoll scan` reports the issues of images.',
  ),
  quiet: described(boolean, 'Whether only what blocks is reported, as with --quiet. Default: false.'),
  compat: described(
    object({
      hadolint: described(boolean, 'Whether a .hadolint.yaml beside this file is read. Default: true.'),
      ignores: described(
        boolean,
        'Whether ignore comments of other tools count, and their files `.snyk`, `.trivyignore` and `.trivyignore.yaml`. Default: true.',
      ),
    }),
    'Compatibility with other tools.',
  ),
});

/** What a configuration file says. */
export type ConfigFile = TypeOf<typeof configShape>;

/** The JSON Schema of the configuration file. */
export function jsonSchema(): Readonly<Record<string, unknown>> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://unpkg.com/plimsoll/dist/schema.json',
    title: 'plimsoll configuration',
    ...configShape.json,
  };
}

function dayProblem(value: string): string | undefined {
  return DAY.test(value) && !Number.isNaN(Date.parse(value))
    ? undefined
    : `must be a day such as 2026-12-31, not \`${value}\``;
}

function versionProblem(value: string): string | undefined {
  const minor = /^v?1\.(\d{1,3})(?:\.\d+)?$/.exec(value)?.[1];
  if (minor === undefined) return `must be a Kubernetes version such as 1.${NEWEST_MINOR}`;
  if (MINORS.some((known) => String(known) === minor)) return undefined;
  return `must be a version from 1.${OLDEST_MINOR} to 1.${NEWEST_MINOR}`;
}

/** Globs become regular expressions: what could make one slow is refused. */
function globProblem(value: string): string | undefined {
  if (value.trim() === '') return 'is an empty glob';
  if (value.length > 500) return 'is longer than a glob may be (500)';
  const crowded = value.split('/').some((part) => part !== '**' && part.split('*').length - 1 > MAX_STARS);
  return crowded ? `holds more than ${MAX_STARS} stars between two slashes` : undefined;
}
