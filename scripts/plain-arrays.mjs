// For the build: what asks an array for an iterator asks for its elements instead. `for … of` and patterns such as
// `[a, b]` make an iterator, and an object for each answer of it, which V8 saves only in functions that it has
// optimised; a commit is over before it optimises most of ours.

import { isArrayBindingPattern, isForOfStatement } from 'typescript/unstable/ast/is';
import { API, TypeFlags } from 'typescript/unstable/sync';

/** @typedef {{start: number, end: number, by: string}} Edit offsets in the text of a file, and what stands there then */

/**
 * Gives the edits of a project's files that do so, wherever the types tell that there is an array.
 * @param {string} config path of its tsconfig.json
 * @returns {Map<string, Edit[]>} by the files' paths
 */
export function plainArrays(config) {
  const api = new API({ cwd: process.cwd() });
  try {
    const { program, checker } = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    const isOurs = (name) => name.includes('/src/') && !name.includes('/node_modules/');
    const names = program.getSourceFileNames().filter(isOurs);
    return new Map(names.map((name) => [name, editsOf(program.getSourceFile(name), checker)]));
  } finally {
    api.close();
  }
}

/** A text with edits, which do not overlap; what only puts something in stands before what begins at the same place. */
export function edited(text, edits) {
  let result = text;
  const backwards = [...edits].sort((one, other) => other.start - one.start || other.end - one.end);
  for (const { start, end, by } of backwards) result = result.slice(0, start) + by + result.slice(end);
  return result;
}

function editsOf(file, checker) {
  const loops = [];
  const patterns = [];
  const find = (node) => {
    if (isForOfStatement(node) && !node.awaitModifier) loops.push(node);
    if (isArrayBindingPattern(node)) patterns.push(node);
    node.forEachChild(find);
  };
  find(file);
  const whereArray = (nodes, typed) => {
    const types = nodes.length === 0 ? [] : checker.getTypeAtLocation(nodes.map(typed));
    return nodes.filter((_, index) => isArray(types[index], checker));
  };
  const counting = whereArray(loops, ({ expression }) => expression);
  const heads = counting.map(({ initializer }) => ({ start: initializer.getStart(file), end: initializer.end }));
  const isWithin = (one) => (edit) => one.start <= edit.start && edit.end <= one.end;
  const byNumber = whereArray(patterns, (pattern) => pattern).flatMap((pattern) => numbered(pattern, file));
  return [
    ...byNumber.filter((edit) => !heads.some((head) => isWithin(head)(edit))),
    ...counting.flatMap((loop, index) => counted(loop, index, byNumber.filter(isWithin(heads[index])), file)),
  ];
}

/** `for (const a of b) c` becomes `for (let list = (b), at = 0; at < list.length; at++) { const a = list[at]; c }`. */
function counted(loop, index, ofHead, file) {
  const { initializer, expression, statement } = loop;
  const [list, at] = [`$list${index}`, `$at${index}`];
  const start = initializer.getStart(file);
  const own = ofHead.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const head = edited(file.text.slice(start, initializer.end), own);
  return [
    { start: loop.getStart(file), end: expression.getStart(file), by: `for (let ${list} = (` },
    {
      start: expression.end,
      end: statement.getStart(file),
      by: `), ${at} = 0; ${at} < ${list}.length; ${at}++) { ${head} = ${list}[${at}]; `,
    },
    { start: statement.end, end: statement.end, by: ' }' },
  ];
}

/** `[a, , b = c]` becomes `{0: a,  2: b = c}`; what takes the rest of an array stays. */
function numbered(pattern, file) {
  const { elements } = pattern;
  if (elements.length === 0 || elements.some(({ dotDotDotToken }) => dotDotDotToken)) return [];
  const start = pattern.getStart(file);
  const edits = [{ start, end: start + 1, by: '{' }];
  elements.forEach((element, index) => {
    const at = element.name ? element.getStart(file) : element.pos;
    if (element.name) edits.push({ start: at, end: at, by: `${index}: ` });
    else edits.push({ start: at, end: file.text.indexOf(',', at) + 1, by: '' });
  });
  return [...edits, { start: pattern.end - 1, end: pattern.end, by: '}' }];
}

/** Arrays, tuples, and what patterns of regular expressions give; everything is also assignable to them in `any`. */
function isArray(type, checker) {
  return type !== undefined && !(type.flags & (TypeFlags.Any | TypeFlags.Never)) && checker.isArrayLikeType(type);
}
