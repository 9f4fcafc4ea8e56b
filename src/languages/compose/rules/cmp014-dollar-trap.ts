import { defineRule } from '../../../core/rule.ts';
import type { YamlNode } from '../../yaml/tree.ts';
import { type ComposeDocument, eachOwn, textIn } from '../document.ts';
import type { Service } from '../service.ts';
import type { Text } from '../text.ts';

/** Variables that a container script refers to and that the host shell sets as well. */
const CONTAINER_VARIABLES = new Set(['PATH', 'HOSTNAME', 'PPID', 'RANDOM', 'SECONDS', 'LINENO', 'IFS', 'OLDPWD']);
/** Usually those of the container are meant, but the host's may be intended. */
const DOUBTFUL = new Set(['HOME', 'PWD', 'SHELL']);
const SCRIPT_KEYS = ['command', 'entrypoint', 'healthcheck'];

export default defineRule<ComposeDocument>({
  id: 'CMP014',
  name: 'dollar-trap',
  title: '`$` interpolated by Compose instead of the container',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'always',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/interpolation/'],
  docs: {
    what: 'A `$` that does not start a variable (`$1`, `$(date)`, a password with `$`), or, in `command`, `entrypoint` and `healthcheck`, a variable that the container itself sets: one from its `environment`, `PATH`, `HOME`, `HOSTNAME` …',
    why: 'Compose substitutes variables from the host shell before anything starts: `$PATH` becomes the path of the host, and a variable from `environment` becomes an empty string. A `$` that does not start a variable makes the whole file invalid.',
    instead: 'Write `$$` where the container should see a `$`.',
    exceptions: 'Variables that the container does not set: they may be meant for Compose.',
    safe: 'Compose refuses the file as it is. After the fix the container sees the `$` as written. There is no safe fix for `${`, where a variable may be meant.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_USER: app\n    healthcheck:\n      test: ["CMD-SHELL", "pg_isready -U $POSTGRES_USER"]\n',
        line: 7,
        fixed:
          'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_USER: app\n    healthcheck:\n      test: ["CMD-SHELL", "pg_isready -U $$POSTGRES_USER"]\n',
      },
      {
        code: 'services:\n  app:\n    image: app:1\n    command: sh -c "echo $(date)"\n',
        line: 4,
        fixed: 'services:\n  app:\n    image: app:1\n    command: sh -c "echo $$(date)"\n',
      },
    ],
    good: [
      { code: 'services:\n  app:\n    image: app:1\n    command: sh -c "echo $$HOSTNAME"\n' },
      {
        code: 'services:\n  app:\n    image: app:1\n    environment:\n      LEVEL: ${LEVEL:-info}\n    command: serve --level ${LEVEL:-info} --port ${PORT}\n',
      },
    ],
  },

  needs: ['has:dollar'],
  *check(doc) {
    for (const key of ['services', 'networks', 'volumes', 'secrets', 'configs']) {
      const entry = doc.root?.entries.find((one) => one.key.text === key);
      if (entry) for (const text of scalarsBelow(doc, entry.value)) yield* badDollars(text);
    }
    for (const key of SCRIPT_KEYS) {
      for (const { service, value } of eachOwn(doc, key)) {
        for (const text of scalarsBelow(doc, value)) yield* ownVariables(text, service, key);
      }
    }
  },
});

function* badDollars(text: Text) {
  for (const { start, end } of text.resolved.bad) {
    const span = text.rawAt(start, start + 1);
    // Show no more of it: the rest may be a password.
    const shown = text.raw.slice(start, Math.max(end, start + 2)).trim();
    yield {
      at: text.rawAt(start, end),
      message: `\`${shown.split('\n', 1)[0]}\` does not start a variable, so Compose refuses the file`,
      help: 'write `$$` for a literal `$`',
      severity: 'error' as const,
      ...(text.isVerbatim(start, start + 1) && {
        fix: {
          title: 'Double the `$`',
          safety: text.raw[start + 1] === '{' ? ('unsafe' as const) : ('safe' as const),
          edits: [{ span, text: '$$' }],
        },
      }),
    };
  }
}

function* ownVariables(text: Text, service: Service, key: string) {
  for (const { name, start, end, kind, nested } of text.resolved.variables) {
    if (nested || kind !== 'plain') continue;
    const own = service.environment.find((variable) => variable.name === name);
    // `NAME: ${NAME}` and `NAME` alone hand the host's value on: both sides agree.
    const isHandedOn = own && (own.value === undefined || own.interpolated);
    const isDoubtful = !own && DOUBTFUL.has(name);
    if (isHandedOn || (!own && !isDoubtful && !CONTAINER_VARIABLES.has(name))) continue;
    const span = text.rawAt(start, start + 1);
    const shown = text.raw.slice(start, end);
    yield {
      at: text.rawAt(start, end),
      message: `\`${shown}\` is substituted from the host before \`${service.name}\` starts`,
      help: `write \`$${shown}\` for the container’s own variable`,
      path: service.path(key),
      ...(isDoubtful && { severity: 'info' as const }),
      ...(text.isVerbatim(start, start + 1) && {
        fix: { title: `Write \`$${shown}\``, safety: 'unsafe' as const, edits: [{ span, text: '$$' }] },
      }),
    };
  }
}

/** All scalars below a node that is written out here; aliases are checked at their anchor. */
function* scalarsBelow(doc: ComposeDocument, node: YamlNode): Generator<Text> {
  if (node.kind === 'scalar') {
    if (node.text.includes('$')) yield textIn(doc, node);
  } else if (node.kind === 'map') {
    for (const { key, value } of node.entries) if (!key.text.startsWith('x-')) yield* scalarsBelow(doc, value);
  } else if (node.kind === 'sequence') for (const item of node.items) yield* scalarsBelow(doc, item);
}
