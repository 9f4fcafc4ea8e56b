import { isCredentialName } from '../../../core/credentials.ts';
import { defineRule } from '../../../core/rule.ts';
import { scalarType } from '../../yaml/scalars.ts';
import { get, type YamlValue } from '../../yaml/tree.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';
import { type EnvVariable, readEnvironment } from '../environment.ts';

const QUOTED = /^(["'])(.*)\1$/s;

interface Trap {
  readonly becomes: string;
  /** What to write instead of the value. */
  readonly instead?: string;
}

export default defineRule<ComposeDocument>({
  id: 'CMP013',
  name: 'env-trap',
  title: 'variable value that differs from its spelling',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/services/#environment'],
  docs: {
    what: 'In `environment` or `args`: an unquoted value that YAML changes (`0755`, `1.10`, `True`, `~`), a list item whose quotes become part of the value (`- NAME="x"`), or a list item with a space and no `=`.',
    why: 'The program sees `493` instead of `0755`, `1.1` instead of `1.10`, or a value with quotes around it, and no error is reported.',
    instead: 'Quote the value in a mapping. In a list, quote the whole item or nothing.',
    exceptions: 'Numbers and booleans that keep their spelling (`8080`, `true`), and values with variables.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  app:\n    image: app:1\n    environment:\n      UMASK: 0022\n',
        line: 5,
        fixed: 'services:\n  app:\n    image: app:1\n    environment:\n      UMASK: "0022"\n',
      },
      {
        code: 'services:\n  app:\n    image: app:1\n    environment:\n      - GREETING="hello"\n',
        line: 5,
        fixed: 'services:\n  app:\n    image: app:1\n    environment:\n      - GREETING=hello\n',
      },
      { code: 'services:\n  app:\n    image: app:1\n    environment:\n      - GREETING hello\n', line: 5 },
    ],
    good: [
      {
        code: 'services:\n  app:\n    image: app:1\n    environment:\n      UMASK: "0022"\n      PORT: 8080\n      DEBUG: false\n      TOKEN:\n',
      },
      {
        code: 'services:\n  app:\n    image: app:1\n    environment:\n      - "GREETING=hello world"\n      - TOKEN\n',
      },
    ],
  },

  needs: ['environment', 'build'],
  *check(doc) {
    for (const key of ['environment', 'build']) {
      for (const { service, value } of eachOwn(doc, key)) {
        const isBuild = key === 'build';
        const variables = isBuild ? readEnvironment(argsOf(value), doc.file.text) : service.ownVariables(key);
        for (const variable of variables) {
          const trap = variable.listed ? listTrap(variable) : mappingTrap(variable);
          if (!trap) continue;
          const { instead } = trap;
          // A secret is never printed.
          const isSecret = isCredentialName(variable.name);
          const what = variable.listed ? 'Remove the quotes' : 'Quote the value';
          const span = variable.valueSpan;
          yield {
            at: variable.listed && variable.value === undefined ? variable.text.span : span,
            message: `\`${variable.name}\` becomes ${isSecret ? 'a different value than written' : trap.becomes}`,
            help:
              instead === undefined
                ? 'write it as `NAME=value`'
                : isSecret
                  ? what.toLowerCase()
                  : `write \`${instead}\``,
            path: service.path(key, variable.name),
            ...(instead !== undefined && {
              fix: {
                title: what,
                safety: 'unsafe',
                edits: [{ span, text: instead }],
              },
            }),
          };
        }
      }
    }
  },
});

function argsOf(build: YamlValue): YamlValue | undefined {
  return get(build, 'args');
}

function mappingTrap({ text, interpolated }: EnvVariable): Trap | undefined {
  const { raw, node } = text;
  if (interpolated || node.style !== 'plain' || node.tag !== undefined) return undefined;
  const instead = `"${raw}"`;
  switch (scalarType(node, '1.2')) {
    case 'null':
      return raw === ''
        ? undefined
        : { becomes: 'the value from the shell that runs Compose, if set there', instead: '""' };
    case 'bool':
      return raw === raw.toLowerCase() ? undefined : { becomes: `\`${raw.toLowerCase()}\``, instead };
    case 'int':
    case 'float': {
      const shown = readAsNumber(raw);
      return shown === undefined || shown === raw ? undefined : { becomes: `\`${shown}\``, instead };
    }
    default:
      return undefined;
  }
}

/** The text of the number that Compose reads; undefined where it is not certain. */
function readAsNumber(raw: string): string | undefined {
  if (/^0[0-7]+$/.test(raw)) return String(Number.parseInt(raw, 8));
  if (/^0x[\da-f]+$/i.test(raw) || /^0o[0-7]+$/.test(raw)) return String(Number(raw));
  if (/^\d+$/.test(raw) || !/^[-+]?\d*\.?\d+$/.test(raw)) return undefined;
  const number = Number(raw);
  return Number.isFinite(number) && Math.abs(number) < 1e15 && Math.abs(number) >= 1e-4 ? String(number) : undefined;
}

function listTrap({ text, value, name, interpolated }: EnvVariable): Trap | undefined {
  if (value === undefined) return /\s/.test(name) ? { becomes: `a variable named \`${name}\`` } : undefined;
  const quoted = QUOTED.exec(value);
  if (!quoted || interpolated || text.node.style !== 'plain' || !text.verbatim) return undefined;
  const inner = quoted[2] ?? '';
  // Without its quotes the value has to stay a plain scalar.
  const isPlain = !/: |\s#|:$/.test(inner) && !inner.includes(quoted[1] ?? '');
  return { becomes: `\`${value}\`, quotes included`, ...(isPlain && { instead: inner }) };
}
