import {
  describeSecret,
  findTokens,
  isCredentialName,
  judgeCredential,
  type KnownWords,
} from '../../../core/credentials.ts';
import type { Severity } from '../../../core/finding.ts';
import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import { get } from '../../yaml/tree.ts';
import { type ComposeDocument, eachOwn, eachVariable } from '../document.ts';
import { isUnknown } from '../interpolation.ts';
import { obviousWords } from '../obvious.ts';
import type { Service } from '../service.ts';
import type { Text } from '../text.ts';

/** `--db-password=x`, `--token x`; the value ends at a space or a quote. */
const OPTION = /(?:^|[\s"'])--?([A-Za-z][A-Za-z0-9_-]{0,60})(=|\s+)["']?([^\s"'=-][^\s"']*)/g;
const LONE_OPTION = /^--?([A-Za-z][A-Za-z0-9_-]{0,60})$/;

interface Exposed {
  readonly at: Span;
  readonly what: string;
  readonly severity: Severity;
}

export default defineRule<ComposeDocument>({
  id: 'CMP315',
  name: 'secret-in-command',
  title: 'credential on a command line or in a label',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/compose/how-tos/use-secrets/'],
  docs: {
    what: '`command`, `entrypoint`, `healthcheck.test` or `labels` contains a literal password (`--password=…`, `--token …`) or a value that looks like a known token.',
    why: 'It stays in the Git history, and `ps` and `docker inspect` show it to every user on the host.',
    instead: 'Let the program read the secret from a file in `/run/secrets`.',
    exceptions: 'Variables are not reported; common default passwords are a warning. The value is never printed.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  cache:\n    image: redis:7\n    command: redis-server --requirepass k3Jv9qLmZx\n',
        line: 4,
      },
      {
        code: 'services:\n  db:\n    image: mysql:8.4\n    healthcheck:\n      test: ["CMD", "mysqladmin", "ping", "--password=k3Jv9qLmZx"]\n',
        line: 5,
      },
    ],
    good: [
      { code: 'services:\n  cache:\n    image: redis:7\n    command: redis-server --requirepass $${REDIS_PASSWORD}\n' },
      {
        code: 'services:\n  db:\n    image: mysql:8.4\n    command: --default-authentication-plugin=caching_sha2_password\n',
      },
    ],
  },

  needs: ['command', 'entrypoint', 'healthcheck', 'labels'],
  *check(doc) {
    const known = obviousWords(doc);
    for (const key of ['command', 'entrypoint', 'healthcheck']) {
      for (const { service, value } of eachOwn(doc, key)) {
        const texts = service.stringsOf(key === 'healthcheck' ? get(value, 'test') : value);
        for (const exposed of exposedIn(texts, known)) yield report(service, key, exposed);
      }
    }
    for (const { service, variable } of eachVariable(doc, 'labels')) {
      for (const exposed of tokensIn(variable.text)) yield report(service, 'labels', exposed);
    }
  },
});

function report(service: Service, key: string, { at, what, severity }: Exposed) {
  return {
    at,
    message: `\`${key}\` of service \`${service.name}\` exposes ${what} to \`ps\` and \`docker inspect\``,
    help: 'read it from a file in `/run/secrets`, or from a container variable: `$${NAME}`',
    severity: service.grade(severity),
    path: service.path(key),
  };
}

function* tokensIn(text: Text): Generator<Exposed> {
  for (const { start, end, kind } of findTokens(text.value)) {
    yield { at: text.at(start, end), what: `${kind} (${end - start} characters)`, severity: 'error' };
  }
}

function* exposedIn(texts: readonly Text[], known: KnownWords): Generator<Exposed> {
  for (const [index, text] of texts.entries()) {
    const tokens = [...tokensIn(text)];
    yield* tokens;
    if (tokens.length > 0) continue;
    const before = LONE_OPTION.exec(texts[index - 1]?.value ?? '');
    if (before && isSecretOption(before[1] ?? '')) {
      const exposed = judge(text.value, text.span, known);
      if (exposed) yield exposed;
    }
    for (const match of text.value.matchAll(OPTION)) {
      const value = match[3] ?? '';
      const end = match.index + match[0].length;
      const exposed = isSecretOption(match[1] ?? '')
        ? judge(value, text.at(end - value.length, end), known)
        : undefined;
      if (exposed) yield exposed;
    }
  }
}

function isSecretOption(name: string): boolean {
  return /^require-?pass$/i.test(name) || isCredentialName(name);
}

function judge(value: string, at: Span, known: KnownWords): Exposed | undefined {
  if (isUnknown(value) || value.startsWith('-') || value.includes('$') || value.includes('`')) return undefined;
  const kind = judgeCredential(value, known);
  if (!kind) return undefined;
  return {
    at,
    what: `a literal credential (${describeSecret(value)})`,
    severity: kind === 'real' ? 'error' : 'warning',
  };
}
