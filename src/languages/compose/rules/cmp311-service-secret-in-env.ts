import {
  describeSecret,
  findTokens,
  isCredentialName,
  judgeCredential,
  type KnownWords,
  urlPassword,
} from '../../../core/credentials.ts';
import type { Severity } from '../../../core/finding.ts';
import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import { type ComposeDocument, eachVariable } from '../document.ts';
import type { EnvVariable } from '../environment.ts';
import { isUnknown } from '../interpolation.ts';
import { obviousWords } from '../obvious.ts';

interface Exposed {
  readonly at: Span;
  readonly what: string;
  readonly severity: Severity;
}

export default defineRule<ComposeDocument>({
  id: 'CMP311',
  name: 'service-secret-in-env',
  title: 'credential in `environment`',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['CL-0020', 'CL-0021'],
  references: [
    'https://docs.docker.com/compose/how-tos/use-secrets/',
    'https://docs.docker.com/compose/how-tos/environment-variables/best-practices/',
  ],
  docs: {
    what: 'A variable whose name contains password, secret, token or key has a literal value, a connection string contains a password, or a value looks like a known token.',
    why: 'It stays in the Git history for good, and `docker inspect` shows it to anyone with access to the engine.',
    instead:
      'Use `secrets:` with a file that Git ignores and the `*_FILE` variable of the image, or `${NAME:?}` from an ignored `.env`. Rotate a secret that was already pushed.',
    exceptions:
      'Empty values, switches, short numbers, paths, templates and variables without a default. Common default passwords (`postgres`, `changeme`, `example`) are a warning, since they reach production, and `info` as the default of a variable. The value is never printed.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: k3Jv9qLmZx\n',
        line: 5,
      },
      {
        code: 'services:\n  app:\n    image: app:1\n    environment:\n      - DATABASE_URL=postgres://app:k3Jv9qLmZx@db/app\n',
        line: 5,
      },
      {
        code: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: postgres\n',
        line: 5,
        why: 'a warning',
      },
    ],
    good: [
      {
        code: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db\n    secrets: [db]\nsecrets:\n  db:\n    file: ./db.txt\n',
      },
      {
        code: 'services:\n  db:\n    image: postgres:17\n    environment:\n      - POSTGRES_PASSWORD=${POSTGRES_PASSWORD:?}\n      - TOKEN_TTL=3600\n      - API_TOKEN\n',
      },
    ],
  },

  needs: ['environment'],
  *check(doc) {
    const known = obviousWords(doc);
    for (const { service, variable } of eachVariable(doc, 'environment')) {
      const exposed = exposedIn(variable, known);
      if (!exposed) continue;
      yield {
        at: exposed.at,
        message: `\`${variable.name}\` of service \`${service.name}\` contains ${exposed.what}`,
        help: `use a secret, or write \`${variable.name}=\${${variable.name}:?}\` and keep the value in an ignored \`.env\``,
        severity: service.grade(exposed.severity),
        path: service.path('environment', variable.name),
      };
    }
  },
});

function exposedIn(
  { name, value, valueSpan, text, listed, interpolated }: EnvVariable,
  known: KnownWords,
): Exposed | undefined {
  if (value === undefined || value === '') return undefined;
  const offset = listed ? name.length + 1 : 0;
  const part = ({ start, end }: Span): Span => text.at(start + offset, end + offset);
  const token = findTokens(value)[0];
  if (token)
    return { at: part(token), what: `${token.kind} (${token.end - token.start} characters)`, severity: 'error' };
  const password = urlPassword(value);
  if (password) {
    const secret = value.slice(password.start, password.end);
    const kind = isUnknown(secret) ? undefined : judgeCredential(secret, known);
    if (kind)
      return {
        at: part(password),
        what: `a connection string with a literal password (${describeSecret(secret)})`,
        severity: grade(kind, interpolated),
      };
    return undefined;
  }
  if (!isCredentialName(name) || isUnknown(value) || value.includes('://')) return undefined;
  const kind = judgeCredential(value, known);
  if (!kind) return undefined;
  const article = kind === 'sample' ? 'a common default password' : 'a literal credential';
  return { at: valueSpan, what: `${article} (${describeSecret(value)})`, severity: grade(kind, interpolated) };
}

/** A variable's default is meant to be replaced; a real value there is as public as any. */
function grade(kind: 'real' | 'sample', interpolated: boolean): Severity {
  if (kind === 'real') return interpolated ? 'warning' : 'error';
  return interpolated ? 'info' : 'warning';
}
