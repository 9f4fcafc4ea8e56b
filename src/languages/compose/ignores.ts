import type { Comment, Ignore } from '../../core/document.ts';
import type { Span } from '../../core/text.ts';
import { get, itemsOf, type YamlMap } from '../yaml/tree.ts';
import type { Service } from './service.ts';

const DCLINT = /^\s*dclint\s+disable(-file|-line)?(?:\s+(.*))?$/;
const KICS = /^\s*kics-scan\s+(?:(ignore-line|ignore-block|ignore)|disable=(\S+))\s*$/;
const WHOLE: Span = { start: 0, end: Number.MAX_SAFE_INTEGER };

/** Ignores other than plimsoll's own comments: `x-plimsoll` keys, and the marks of dclint and KICS. */
export function ignoresOf(
  root: YamlMap | undefined,
  services: readonly Service[],
  comments: readonly Comment[],
): Ignore[] {
  const own = services.flatMap(({ map, key }) =>
    map ? keyIgnores(map, { start: key.span.start, end: map.span.end }) : [],
  );
  return [...(root ? keyIgnores(root, WHOLE) : []), ...own, ...comments.flatMap((comment) => markOf(comment) ?? [])];
}

/** `x-plimsoll: {ignore: [CMP101]}`. */
function keyIgnores(map: YamlMap, covers: Span): Ignore[] {
  const entry = map.entries.find(({ key }) => key.text === 'x-plimsoll');
  const list = get(entry?.value, 'ignore');
  const nodes = list?.kind === 'sequence' ? itemsOf(list) : list ? [list] : [];
  return nodes.flatMap((node) => {
    if (node.kind !== 'scalar') return [];
    return [{ at: node.span, codes: node.text.split(/[\s,]+/).filter(Boolean), covers }];
  });
}

/** `# dclint disable-line rule` and `# kics-scan disable=id`; ids of KICS are known by their first eight digits. */
function markOf({ span, text, target }: Comment): Ignore | undefined {
  const dclint = DCLINT.exec(text);
  if (dclint) {
    const codes = (dclint[2] ?? '').split(/[\s,]+/).filter(Boolean);
    const covers = dclint[1] === '-line' ? target : WHOLE;
    return covers && { at: span, codes: codes.length > 0 ? codes : ['*'], covers, foreign: true };
  }
  const kics = KICS.exec(text);
  if (!kics) return undefined;
  const codes = kics[2]?.split(',').map((id) => id.slice(0, 8)) ?? ['*'];
  const covers = kics[1] === 'ignore-line' || kics[1] === 'ignore-block' ? target : WHOLE;
  return covers && { at: span, codes, covers, foreign: true };
}
