import {
  type Flag as AstFlag,
  type Instruction as AstInstruction,
  DockerfileParser,
  ModifiableInstruction,
  Onbuild,
} from 'dockerfile-ast';
import { LineIndex, type Span } from '../../core/text.ts';
import { mask } from './mask.ts';
import type { Scan } from './scan.ts';

/** A `--name=value` before the arguments of an instruction. */
export interface Flag {
  readonly name: string;
  readonly value: string | undefined;
  /** From the dashes to the end of the value. */
  readonly span: Span;
  readonly nameSpan: Span;
  readonly valueSpan: Span | undefined;
}

/** What the tree knows of the instruction that begins at an offset. */
export interface TreeNode {
  readonly keyword: string;
  /** Asked only for an instruction that has flags: the library scans all of its text for them. */
  flags(): readonly Flag[];
  readonly trigger: TreeNode | undefined;
}

/** dockerfile-ast's instructions of a file by the offset at which they begin. */
export function treeOf(text: string, scan: Scan): ReadonlyMap<number, TreeNode> {
  const masked = mask(text, scan);
  const starts = lineStarts(masked);
  const nodes = new Map<number, TreeNode>();
  try {
    for (const node of DockerfileParser.parse(masked).getInstructions()) {
      const { line, character } = node.getRange().start;
      nodes.set((starts[line] ?? 0) + character, toNode(node, starts));
    }
  } catch {
    // The scanner's own reading stands on its own: without the tree an instruction's flags are split by hand.
  }
  return nodes;
}

function toNode(node: AstInstruction, starts: readonly number[]): TreeNode {
  return {
    keyword: node.getKeyword(),
    flags: () => (node instanceof ModifiableInstruction ? node.getFlags().map((flag) => toFlag(flag, starts)) : []),
    get trigger() {
      const trigger = node instanceof Onbuild ? node.getTriggerInstruction() : null;
      return trigger ? toNode(trigger, starts) : undefined;
    },
  };
}

function toFlag(flag: AstFlag, starts: readonly number[]): Flag {
  const spanOf = (range: ReturnType<AstFlag['getRange']>): Span => ({
    start: (starts[range.start.line] ?? 0) + range.start.character,
    end: (starts[range.end.line] ?? 0) + range.end.character,
  });
  const value = flag.getValueRange();
  return {
    name: flag.getName(),
    value: flag.getValue() ?? undefined,
    span: spanOf(flag.getRange()),
    nameSpan: spanOf(flag.getNameRange()),
    valueSpan: value ? spanOf(value) : undefined,
  };
}

/** Offsets at which lines begin; the library counts CRLF as one line end, and lone CRs are masked. */
function lineStarts(text: string): readonly number[] {
  const lines = new LineIndex(text);
  return Array.from({ length: lines.lineCount + 1 }, (_, index) => lines.lineSpan(index + 1).start);
}
