import { defineRule, type Report } from '../../../core/rule.ts';
import { variablesOf } from '../../shell/analysis/variables.ts';
import { isBare, isNamedAfter } from '../base-env.ts';
import type { DockerfileDocument, Script, Stage } from '../document.ts';
import { isPlatformArg, mentionsPlatformArg } from '../platform-args.ts';

/** With more variables than this, not all are known. */
const MANY = 200;

export default defineRule<DockerfileDocument>({
  id: 'DF032',
  name: 'unseen-argument',
  title: 'undeclared build argument in RUN',
  severity: 'warning',
  profiles: { recommended: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/build/building/variables/#scoping'],
  docs: {
    what: 'A variable in a RUN script that only an ARG before the first FROM sets, or that the builder provides only to stages that declare it (`TARGETARCH`, `BUILDPLATFORM` …), in a stage without such an ARG.',
    why: 'It is empty, without an error: the wrong file is downloaded, or the build takes the wrong branch.',
    instead: 'Declare `ARG NAME` in the stage: it inherits the value.',
    exceptions:
      'Names that the script sets, tests or gives a default; names that the base image may set, such as `NODE_VERSION` on `node`; lower-case names, which SC2154 reports; and ONBUILD triggers.',
  },
  examples: {
    bad: [
      {
        code: 'FROM debian:13-slim\nRUN install-app --arch "$TARGETARCH"\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nARG TARGETARCH\nRUN install-app --arch "$TARGETARCH"\n',
      },
      {
        code: 'ARG APP=1.2\nFROM debian:13-slim\nRUN install-app "$APP"\n',
        line: 3,
        fixed: 'ARG APP=1.2\nFROM debian:13-slim\nARG APP\nRUN install-app "$APP"\n',
      },
    ],
    good: [
      { code: 'FROM debian:13-slim\nARG TARGETARCH\nRUN install-app --arch "$TARGETARCH"\n' },
      { code: 'FROM debian:13-slim\nRUN install-app --arch "${TARGETARCH:-amd64}"\n' },
    ],
  },
  needs: ['globals', 'platform-arg'],

  *check(doc) {
    if (doc.template || (doc.globals.size === 0 && !mentionsPlatformArg(doc.file.text))) return;
    const feed = doc.file.text.includes('\r\n') ? '\r\n' : '\n';
    const seen = new Map<Stage, Set<string>>();
    for (const script of doc.scripts) {
      const { instruction, form, stage, shell } = script;
      if (instruction.keyword !== 'RUN' || instruction.isTrigger || form === 'exec') continue;
      for (const { name, span } of unseenIn(doc, script)) {
        const known = seen.get(stage) ?? new Set();
        seen.set(stage, known);
        if (known.has(name)) continue;
        known.add(name);
        yield report(name, shell.toFile(span), stage, feed);
      }
    }
  },
});

function report(name: string, at: Report['at'], { from }: Stage, feed: string): Report {
  const end = from.span.end;
  return {
    at,
    message: isPlatformArg(name)
      ? `\`${name}\` is empty here: a stage sees it only after its own ARG`
      : `\`${name}\` is empty here: an ARG before the first FROM is not seen inside a stage`,
    help: `declare it in this stage: ARG ${name}`,
    fix: {
      title: `Declare \`${name}\` in this stage`,
      safety: 'unsafe',
      edits: [{ span: { start: end, end }, text: `${feed}ARG ${name}` }],
    },
  };
}

/** The arguments that a script reads, and that its stage has not declared above. */
function unseenIn(doc: DockerfileDocument, { shell, stage }: Script) {
  const { references, assignments, guarded } = variablesOf(shell);
  const candidates = references.filter(({ name, span }) => {
    if (/[a-z]/.test(name) || guarded.has(name) || shell.variables.includes(name)) return false;
    if (shell.substituted.some(({ start, end }) => start <= span.start && span.end <= end)) return false;
    if (isPlatformArg(name)) return mentionsPlatformArg(doc.file.text);
    return doc.globals.has(name) && (isBare(doc, stage) || !isNamedAfter(stage, name));
  });
  if (candidates.length === 0 || shell.variables.length >= MANY) return [];
  const own = new Set(assignments.map(({ name }) => name));
  return candidates.filter(({ name }) => !own.has(name));
}
