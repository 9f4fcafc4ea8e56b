import type { Comment, Ignore } from '../../core/document.ts';
import type { SourceFile, Span } from '../../core/text.ts';
import { readCheck } from './check-directive.ts';
import type { DockerfileDocument } from './document.ts';
import { featuresOf } from './features.ts';
import { readInstruction } from './instruction.ts';
import { type LogicalLine, type Scan, scan } from './scan.ts';
import { readScripts, type Script } from './scripts.ts';
import { readStages, type Stage } from './stages.ts';
import type { FlagReader } from './tree.ts';

const TEMPLATE = /\{\{|\{%|%%[A-Za-z_]+%%|^[ \t]*@[A-Za-z_]+@|<%|^[ \t]*#(?:include|if|ifdef|endif|define)\b/m;

/** What each alternative of the pattern holds: a file without any of it is spared the pattern, which is slow. */
const TEMPLATE_SIGNS = ['{{', '{%', '<%', '%%', '@', '#i', '#e', '#d'];

function isTemplate(text: string): boolean {
  return TEMPLATE_SIGNS.some((sign) => text.includes(sign)) && TEMPLATE.test(text);
}

/** Reads a Dockerfile. Never throws: what cannot be read stays an instruction with problems. */
export function parseDockerfile(file: SourceFile, readFlags?: FlagReader): DockerfileDocument {
  const scanned = scan(file.text);
  const reading = { text: file.text, escape: scanned.escape, readFlags };
  const instructions = scanned.lines.map((line) => readInstruction(line, reading));
  const { preamble, stages, globals } = readStages(instructions, file.text.length, scanned.escape);
  const { ignores, failsOn } = checksOf(scanned, file.text.length);
  let scripts: readonly Script[] | undefined;
  let features: ReadonlySet<string> | undefined;
  return {
    kind: 'dockerfile',
    file,
    comments: commentsOf(file.text, scanned, stages),
    ignores,
    ...(failsOn && { failsOn }),
    escape: scanned.escape,
    directives: scanned.directives,
    badDirectives: scanned.badDirectives,
    instructions,
    preamble,
    globals,
    stages,
    template: isTemplate(file.text),
    get scripts() {
      scripts ??= readScripts(this);
      return scripts;
    },
    get features() {
      features ??= featuresOf(this);
      return features;
    },
  };
}

/** What a `# check=…` at the top says of BuildKit's checks for the whole file. */
function checksOf({ directives }: Scan, length: number): { ignores: readonly Ignore[]; failsOn?: 'buildkit' } {
  const directive = directives.find(({ name }) => name === 'check');
  if (!directive) return { ignores: [] };
  const { skip, error } = readCheck(directive.value);
  const codes = skip.map((name) => (name === 'all' ? '*buildkit' : name));
  const covers = { start: 0, end: length };
  const ignores = codes.length > 0 ? [{ at: directive.span, codes, covers, foreign: true }] : [];
  return { ignores, ...(error && { failsOn: 'buildkit' }) };
}

/**
 * Comments with what an ignore in them covers: the instruction that follows, or the one inside which they stand. A
 * ShellCheck directive inside a RUN belongs to the script.
 */
function commentsOf(text: string, { comments, lines }: Scan, stages: readonly Stage[]): Comment[] {
  let next = 0;
  let stage = 0;
  const found: Comment[] = [];
  for (const { span, inside } of comments) {
    const content = text.slice(span.start + 1, span.end);
    while (next < lines.length && (lines[next]?.span.start ?? 0) < span.start) next += 1;
    const isScript = inside !== undefined && /^\s*shellcheck\s/.test(content);
    const line: LogicalLine | undefined = inside === undefined ? lines[next] : isScript ? undefined : lines[inside];
    while (stage + 1 < stages.length && (stages[stage + 1]?.span.start ?? 0) <= (line ?? { span }).span.start)
      stage += 1;
    const own: Span | undefined = stages[stage]?.span;
    found.push({ span, text: content, ...(line && { target: line.span }), ...(own && { stage: own }) });
  }
  return found;
}
