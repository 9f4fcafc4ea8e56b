import { defineRule, type Report } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { isBare, isNamedAfter, isUsual } from '../base-env.ts';
import type { DockerfileDocument, Stage } from '../document.ts';
import { chainOf, type StageScope, walkStages } from '../facts.ts';
import { isPlatformArg } from '../platform-args.ts';
import { type PlacedUse, usesIn } from '../variable-uses.ts';

/** Arguments that every build knows. */
const PREDEFINED = /^(?:https?|ftp|no|all)_proxy$|^(?:BUILDKIT_[A-Z_]+|SOURCE_DATE_EPOCH|PATH)$/i;

/** With more names than this, no slip is looked for. */
const MANY = 200;

type Setters = ReadonlyMap<string, readonly { readonly stage: Stage; readonly at: number }[]>;

interface Reason {
  readonly why: string;
  readonly help: string;
  readonly meant?: string;
  readonly mild?: boolean;
}

export default defineRule<DockerfileDocument>({
  id: 'DF025',
  name: 'undefined-variable',
  title: 'undefined variable',
  severity: 'warning',
  profiles: { recommended: 'warning', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['UndefinedVar'],
  references: ['https://docs.docker.com/reference/build-checks/undefined-var/'],
  docs: {
    what: 'A variable in an instruction that the builder expands (ENV, ARG, LABEL, COPY, ADD, WORKDIR, USER, VOLUME, STOPSIGNAL, mounts of RUN, unquoted here-documents of COPY) and that no earlier ENV or ARG of the stage or its parent stages sets.',
    why: 'It expands to an empty string, without an error: files land in a different directory, a user is empty, a script loses its variables.',
    instead:
      "Declare it in this stage: `ARG NAME` also inherits the value of an ARG before the first FROM, or of a predefined one such as TARGETARCH. Quote the delimiter of a here-document (`<<'EOF'`) whose text is meant for the container.",
    exceptions:
      'A base image may set variables that the file does not show. A name that the file never declares is therefore only reported on `scratch` and on plain system images, or where it looks like a misspelling of a name that is set. A variable with a default is only reported by the profile `buildkit`. A list that appends to itself (`X=$X:/a`) is an `info`.',
  },
  examples: {
    bad: [
      { code: 'ARG VERSION=1\nFROM a:1\nLABEL version=$VERSION\n', line: 3 },
      {
        code: 'FROM a:1\nENV APP_FOLDER=/app\nWORKDIR $APP_FODLER\n',
        line: 3,
        fixed: 'FROM a:1\nENV APP_FOLDER=/app\nWORKDIR $APP_FOLDER\n',
      },
      { code: 'FROM a:1\nCOPY bin/app-$TARGETARCH /app\n', line: 2 },
    ],
    good: [
      { code: 'ARG VERSION=1\nFROM a:1\nARG VERSION\nLABEL version=$VERSION\n' },
      { code: 'FROM node:22-slim\nENV PATH=$PATH:/app NODE=$NODE_VERSION\n', why: 'the base image may set it' },
    ],
  },
  needs: ['variable'],

  *check(doc, { profile }) {
    if (doc.template || !doc.file.text.includes('$')) return;
    const reports: Report[] = [];
    const setters = settersOf(doc);
    walkStages(doc, (instruction, scope) => {
      // Where a trigger runs, other variables are set.
      if (instruction.keyword === 'ONBUILD') return;
      const keys = new Set(instruction.pairs.map(({ key }) => key));
      for (const placed of usesIn(doc, instruction)) {
        const { name, operator } = placed.use;
        const isDefaulted = /^:?[-+?]$/.test(operator ?? '');
        if (scope.has(name) || PREDEFINED.test(name)) continue;
        if (profile !== 'buildkit' && isDefaulted) continue;
        // DL3044 reports an ENV that uses itself; the pairs of an ARG are set one after the other.
        const own = keys.has(name) && name !== placed.key;
        if (own && (profile !== 'buildkit' || instruction.keyword === 'ARG')) continue;
        const reason = reasonOf(doc, scope, placed, setters);
        if (reason) reports.push(report(placed, reason, isDefaulted));
      }
    });
    yield* reports;
  },
});

function reasonOf(
  doc: DockerfileDocument,
  scope: StageScope,
  { use, at, inBody, key }: PlacedUse,
  setters: Setters,
): Reason | undefined {
  const { stage } = scope;
  const { name } = use;
  const declare = `declare it in this stage: ARG ${name}`;
  if (isPlatformArg(name)) return { why: 'a stage sees it only after its own ARG', help: declare };
  const known = isBare(doc, stage);
  if (doc.globals.has(name) && (known || !isNamedAfter(stage, name)))
    return { why: 'an ARG before the first FROM is not seen inside a stage', help: declare };
  const appends = key === name;
  const below = new Set(chainOf(stage).slice(1));
  const set = setters.get(name) ?? [];
  if (set.some((one) => below.has(one.stage))) return undefined;
  if (!appends && (known || !isUsual(name))) {
    if (set.some((one) => one.stage === stage && one.at > at.start))
      return { why: 'it is only set further down', help: 'move the ARG or ENV above this line' };
    if (set.some((one) => one.stage !== stage))
      return { why: 'only a different stage sets it', help: 'repeat the ARG or ENV in this stage' };
  }
  const isSlip = !appends && name.length > 4 && (known || !isUsual(name));
  const meant = isSlip ? nearest(name, scope.names.slice(0, MANY)) : undefined;
  if (meant) return { why: 'nothing sets it', help: `did you mean ${meant}?`, meant };
  if (inBody && (known || /^[a-z]/.test(name)))
    return {
      why: 'the builder expands it before the text reaches the container',
      help: "quote the delimiter: <<'EOF'",
    };
  if (!known) return undefined;
  return { why: 'nothing sets it', help: declare, mild: appends };
}

function report({ use, text, at }: PlacedUse, { why, help, meant, mild }: Reason, isDefaulted: boolean): Report {
  return {
    at,
    message: `\`${isDefaulted ? use.name : text}\` is ${isDefaulted ? 'unset' : 'empty'} here: ${why}`,
    help,
    ...(mild && { severity: 'info' }),
    ...(meant && {
      fix: {
        title: `Write \`${meant}\``,
        safety: 'unsafe',
        edits: [{ span: at, text: text.replace(use.name, meant) }],
      },
    }),
  };
}

/** Where each variable is set inside stages. */
function settersOf(doc: DockerfileDocument): Setters {
  const setters = new Map<string, { stage: Stage; at: number }[]>();
  for (const stage of doc.stages) {
    for (const { keyword, pairs } of stage.instructions) {
      if (keyword !== 'ENV' && keyword !== 'ARG') continue;
      for (const { key, span } of pairs) {
        const list = setters.get(key) ?? [];
        list.push({ stage, at: span.start });
        setters.set(key, list);
      }
    }
  }
  return setters;
}
