import { onceFor } from '../../core/once.ts';
import { commandsOf, type ShellCommand } from './command.ts';
import { type Invocation, invocationsOf } from './invocation.ts';
import { MOST_PARTS } from './limits.ts';
import { ScriptTree } from './tree.ts';

/** What a script says by itself, wherever it is. Found on first use and kept. */
export class ScriptReading {
  /** What occurs in it; kept here by the document that found it. */
  features: ReadonlySet<string> | undefined;
  private readonly text: string;
  private readonly most: number;
  private knownTree: ScriptTree | undefined;
  private knownCommands: readonly ShellCommand[] | undefined;
  private knownInvocations: readonly Invocation[] | undefined;

  constructor(text: string, most = MOST_PARTS) {
    this.text = text;
    this.most = most;
  }

  get tree(): ScriptTree {
    this.knownTree ??= new ScriptTree(this.text, this.most);
    return this.knownTree;
  }

  get commands(): readonly ShellCommand[] {
    this.knownCommands ??= commandsOf(this.tree);
    return this.knownCommands;
  }

  get invocations(): readonly Invocation[] {
    this.knownInvocations ??= invocationsOf(this.commands);
    return this.knownInvocations;
  }
}

/** Longer scripts are seldom the same in two files, and their trees are large. */
const LONGEST = 1000;
/** How many scripts are remembered: the trees of all of them take less memory than those of two hundred files. */
const REMEMBERED = 200;

/** The scripts met last: many files of a repository install the same packages and start in the same way. */
class Readings {
  /** A script met once is only noted: most never come again, and their trees need not be kept. */
  private readonly met = new Map<string, ScriptReading | undefined>();

  of(text: string, dialect: string): ScriptReading {
    const key = `${dialect} ${text}`;
    const known = this.met.get(key);
    const reading = known ?? new ScriptReading(text);
    const kept = known || this.met.has(key) ? reading : undefined;
    this.met.delete(key);
    this.met.set(key, kept);
    if (this.met.size > REMEMBERED) this.forgetOldest();
    return reading;
  }

  private forgetOldest(): void {
    for (const oldest of this.met.keys()) {
      this.met.delete(oldest);
      return;
    }
  }
}

export function readingOf(text: string, most?: number): ScriptReading {
  return new ScriptReading(text, most);
}

const readingsIn = onceFor((_: object) => new Readings());

/** The reading of a script, the same for equal scripts of one run. */
export function readingIn(run: object, text: string, dialect: string): ScriptReading {
  return text.length > LONGEST ? new ScriptReading(text) : readingsIn(run).of(text, dialect);
}
