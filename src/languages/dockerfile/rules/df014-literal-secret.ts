import { firstThat } from '../../../core/bisect.ts';
import { describeSecret, isCredentialName } from '../../../core/credentials.ts';
import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import type { DockerfileDocument, Instruction } from '../document.ts';
import { type Exposed, exposedIn, exposedOnCommandLines, isLiteral } from '../secrets.ts';

/** Names that `secret-in-variable` reports whatever the value is. */
const JUDGED_BY_NAME = /(?:^|_)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;

export default defineRule<DockerfileDocument>({
  id: 'DF014',
  name: 'literal-secret',
  title: 'credential in a Dockerfile',
  severity: 'error',
  profiles: { recommended: 'error' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/build/building/best-practices/#env',
  ],
  docs: {
    what: 'A token in the format of a known issuer, a private key, a password in a URL, or a literal after `--password` and similar options, in any instruction or here-document.',
    why: 'It is part of the repository history and the image history: anyone who can clone the one or pull the other has it, and deleting the line later removes it from neither.',
    instead: 'Revoke it and pass the new one to a single command: `RUN --mount=type=secret,id=token,env=TOKEN …`.',
    exceptions:
      'Not reported: variables, placeholders, documented examples, common default passwords (`changeme`) and build-time dummies (`SECRET_KEY=dummy`). A value that only its name marks as a credential is a warning. DL3064 checks ENV and ARG with credential names. The value is never printed.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nRUN git clone https://bot:k3Jv9qLmZx@git.example.com/a.git\n', line: 2 },
      { code: 'FROM a:1\nLABEL aws="AKIA2E0A8F3B244C9986"\n', line: 2 },
    ],
    good: [
      {
        code: 'FROM a:1\nRUN --mount=type=secret,id=t,env=TOKEN git clone https://bot:$TOKEN@git.example.com/a.git\n',
      },
      { code: 'FROM a:1\nRUN SECRET_KEY=dummy python manage.py collectstatic\n', why: 'a placeholder' },
    ],
  },
  needs: ['secret', 'credential-name'],

  *check(doc) {
    const seen = new Set<number>();
    for (const outer of doc.instructions) {
      for (const exposed of [...exposedIn(doc, outer), ...exposedPairs(outer.trigger ?? outer)]) {
        if (seen.has(exposed.at.start)) continue;
        seen.add(exposed.at.start);
        yield report(exposed);
      }
    }
    const tokens = [...seen].sort((one, other) => one - other);
    for (const script of doc.scripts) {
      for (const exposed of exposedOnCommandLines(script)) {
        if (seen.has(exposed.at.start) || hasBetween(tokens, exposed.at)) continue;
        seen.add(exposed.at.start);
        yield report(exposed);
      }
    }
  },
});

/** Whether one of the rising numbers lies in a span. */
function hasBetween(rising: readonly number[], { start, end }: Span): boolean {
  return (rising[firstThat(rising, (one) => one >= start)] ?? end) < end;
}

/** Pairs whose name says that they hold a credential, and that no other rule checks by name. */
function exposedPairs({ keyword, pairs }: Instruction): Exposed[] {
  return pairs.flatMap(({ key, value }) => {
    if (!value || !isCredentialName(key) || !isLiteral(value.value)) return [];
    if (keyword !== 'LABEL' && JUDGED_BY_NAME.test(key)) return [];
    return [{ at: value.span, kind: `the value of \`${key}\``, value: value.value, certain: false }];
  });
}

function report({ at, kind, value, certain }: Exposed) {
  return {
    at,
    message: `${kind} is stored in plain text (${describeSecret(value)})`,
    help: 'revoke it and use a secret mount: RUN --mount=type=secret,id=<name>,env=<NAME> …',
    ...(!certain && { severity: 'warning' as const }),
  };
}
