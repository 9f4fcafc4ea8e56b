import type { Comment } from '../../core/document.ts';
import type { JoinedText } from '../../core/joined.ts';
import type { SourceFile, Span } from '../../core/text.ts';
import { dialectOfProgram } from '../shell/dialect.ts';
import { type Dialect, type ScriptOrigin, type ShellSource, shellDocument } from '../shell/document.ts';
import type { DockerfileDocument, Instruction, Script, Stage } from './document.ts';
import type { StageScope } from './facts.ts';
import { systemShellOf } from './system-shell.ts';

const NO_COMMENTS: readonly Comment[] = [];
const NO_SPANS: readonly Span[] = [];

/** A script with what surrounds it. Its map is a getter of a class, since those of literals are slow to make. */
export class ScriptSource implements ShellSource {
  readonly file: SourceFile;
  readonly text: string;
  readonly dialect: Dialect;
  readonly variables: readonly string[];
  readonly errexit: boolean;
  readonly pipefail: boolean;
  readonly origin: ScriptOrigin;
  readonly template: boolean;
  readonly comments: readonly Comment[];
  readonly host: Span;
  readonly substituted: readonly Span[];
  readonly tooLong: boolean;
  readonly joined: JoinedText;
  private readonly doc: DockerfileDocument;
  private readonly stage: Stage;

  constructor(
    place: Place,
    joined: JoinedText,
    origin: ScriptOrigin,
    words: readonly string[],
    { comments = NO_COMMENTS, dialect, variables, substituted = NO_SPANS, tooLong = false }: Partial<ShellSource> = {},
  ) {
    this.file = place.doc.file;
    this.text = joined.text;
    this.dialect = dialect ?? dialectOfProgram(words[0] ?? '');
    this.variables = variables ?? place.scope.names;
    this.errexit = hasErrexit(words);
    this.pipefail = words.includes('pipefail');
    this.origin = origin;
    this.template = place.doc.template;
    this.comments = comments;
    this.host = place.instruction.span;
    this.substituted = substituted;
    this.tooLong = tooLong;
    this.joined = joined;
    this.doc = place.doc;
    this.stage = place.scope.stage;
  }

  get system(): Dialect | undefined {
    return systemShellOf(this.doc, this.stage);
  }

  get map(): ArrayLike<number> {
    return this.joined.map;
  }
}

/** Where a script was found. */
export interface Place {
  readonly doc: DockerfileDocument;
  readonly instruction: Instruction;
  readonly scope: StageScope;
}

/** The script that a source holds. */
export function scriptOf({ instruction, scope }: Place, form: Script['form'], source: ScriptSource): Script {
  return { instruction, stage: scope.stage, form, shell: shellDocument(source), setting: scope.shell };
}

function hasErrexit(words: readonly string[]): boolean {
  return words.slice(1).some((word) => word.includes('e') && (/^-[a-z]*e/.test(word) || word === 'errexit'));
}
