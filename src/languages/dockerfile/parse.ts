import type { Comment, Ignore } from '../../core/document.ts';
import { isUtf16, type SourceFile, type Span } from '../../core/text.ts';
import { readCheck } from './check-directive.ts';
import type { DockerfileDocument } from './document.ts';
import { featuresOf } from './features.ts';
import { foreignIgnores } from './ignores.ts';
import { readInstruction } from './instruction.ts';
import { type LogicalLine, type Scan, scan } from './scan.ts';
import { readScripts, type Script } from './scripts.ts';
import { readStages, type Stage } from './stages.ts';
import { isInHole, templateIn } from './template.ts';
import type { FlagReader } from './tree.ts';

const TEMPLATE = /\{\{|\{%|%%[A-Za-z_]+%%|^[ \t]*@[A-Za-z_]+@|<%|^[ \t]*#(?:include|if|ifdef|endif|define)\b/m;

/** What each alternative of the pattern holds: a file without any of it is spared the pattern, which is slow. */
const TEMPLATE_SIGNS = ['{{', '{%', '<%', '%%', '@', '#i', '#e', '#d'];

function isTemplate(text: string): boolean {
  return TEMPLATE_SIGNS.some((sign) => text.includes(sign)) && TEMPLATE.test(text);
}

/** Reads a Dockerfile. Never throws: what cannot be read stays an instruction with problems. */
export function parseDockerfile(file: SourceFile, readFlags?: FlagReader, isLarge = false): DockerfileDocument {
  // Nothing in it is a word; `syntaxProblems` says so.
  const read = scan(isUtf16(file.text) ? '' : file.text);
  const { engine, holes } = templateIn(file.text, read);
  // What a template makes of its instructions is known when it has been rendered.
  const scanned = engine ? { ...scan(''), escape: read.escape } : read;
  const reading = { text: file.text, escape: scanned.escape, readFlags };
  const instructions = scanned.lines.map((line) => readInstruction(line, reading));
  const { preamble, stages, globals } = readStages(instructions, file.text.length, scanned.escape);
  const { ignores, failsOn } = checksOf(scanned, file.text.length);
  const comments = commentsOf(file.text, scanned, stages);
  const foreign = foreignIgnores(comments, { start: 0, end: file.text.length });
  return new Dockerfile({
    file,
    comments,
    ignores: foreign.length > 0 ? [...ignores, ...foreign] : ignores,
    failsOn,
    escape: scanned.escape,
    directives: scanned.directives,
    badDirectives: scanned.badDirectives,
    instructions,
    preamble,
    globals,
    stages,
    template: engine !== undefined || isTemplate(file.text),
    holes,
    ...(engine && {
      unjudged: { at: engine, why: 'not checked because it is a template: check the rendered Dockerfile instead' },
    }),
    isLarge,
  });
}

/** What is read at once; the rest is made when a rule asks. */
interface Read extends Omit<DockerfileDocument, 'kind' | 'scripts' | 'features'> {
  readonly holes: readonly Span[];
  readonly isLarge: boolean;
  readonly ignores: readonly Ignore[];
}

/** A class, since the getters of a literal would live, with all that they hold, until the next full collection. */
class Dockerfile implements DockerfileDocument {
  readonly kind = 'dockerfile';
  readonly file: SourceFile;
  readonly comments: readonly Comment[];
  readonly ignores: readonly Ignore[];
  readonly failsOn: 'buildkit' | undefined;
  readonly escape: Read['escape'];
  readonly directives: Read['directives'];
  readonly badDirectives: Read['badDirectives'];
  readonly instructions: Read['instructions'];
  readonly preamble: Read['preamble'];
  readonly globals: Read['globals'];
  readonly stages: Read['stages'];
  readonly template: boolean;
  readonly unjudged: Read['unjudged'];
  private readonly holes: readonly Span[];
  private readonly isLarge: boolean;
  private knownScripts: readonly Script[] | undefined;
  private knownFeatures: ReadonlySet<string> | undefined;

  constructor(read: Read) {
    this.file = read.file;
    this.comments = read.comments;
    this.ignores = read.ignores;
    this.failsOn = read.failsOn;
    this.escape = read.escape;
    this.directives = read.directives;
    this.badDirectives = read.badDirectives;
    this.instructions = read.instructions;
    this.preamble = read.preamble;
    this.globals = read.globals;
    this.stages = read.stages;
    this.template = read.template;
    this.unjudged = read.unjudged;
    this.holes = read.holes;
    this.isLarge = read.isLarge;
  }

  isShown(span: Span): boolean {
    return this.holes.length === 0 || !isInHole(this.holes, span);
  }

  /** The scripts of ENTRYPOINT and CMD are parts of no other document. */
  shareIn(run: object): void {
    if (!this.isLarge) for (const { shell, form } of this.scripts) if (form === 'exec') shell.shareIn?.(run);
  }

  get scripts(): readonly Script[] {
    this.knownScripts ??= readScripts(this, this.isLarge);
    return this.knownScripts;
  }

  get features(): ReadonlySet<string> {
    this.knownFeatures ??= featuresOf(this);
    return this.knownFeatures;
  }
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
