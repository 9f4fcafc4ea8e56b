import { type Flag as AstFlag, DockerfileParser, ModifiableInstruction, Onbuild } from 'dockerfile-ast';
import { LineIndex, type Span } from '../../core/text.ts';
import type { Flag } from './flags.ts';
import { maskHead } from './mask.ts';
import type { Escape, LogicalLine } from './scan.ts';

/** The flags of the instruction on a line, of its trigger where that is asked; undefined when it is not clear. */
export type FlagReader = (
  text: string,
  line: LogicalLine,
  escapeChar: Escape,
  isTrigger: boolean,
) => Flag[] | undefined;

/** dockerfile-ast's word on the flags of one instruction. It is large, so it is loaded where flags are odd. */
export const flagsInTree: FlagReader = (text, { head }, escapeChar, isTrigger) => {
  const prefix = escapeChar === '`' ? '# escape=`\n' : '';
  const masked = prefix + maskHead(text.slice(head.start, head.end), escapeChar);
  const node = instructionOf(masked, isTrigger);
  if (!(node instanceof ModifiableInstruction)) return undefined;
  const lines = new LineIndex(masked);
  const offsetOf: Place = ({ line, character }) =>
    head.start - prefix.length + lines.lineSpan(line + 1).start + character;
  return node.getFlags().map((flag) => toFlag(flag, offsetOf));
};

type Place = (position: ReturnType<AstFlag['getRange']>['start']) => number;

function instructionOf(masked: string, isTrigger: boolean) {
  try {
    const [node] = DockerfileParser.parse(masked).getInstructions();
    return isTrigger && node instanceof Onbuild ? node.getTriggerInstruction() : node;
  } catch {
    return undefined;
  }
}

function toFlag(flag: AstFlag, offsetOf: Place): Flag {
  const spanOf = ({ start, end }: ReturnType<AstFlag['getRange']>): Span => ({
    start: offsetOf(start),
    end: offsetOf(end),
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
