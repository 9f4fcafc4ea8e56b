// For the build: loops over arrays that count. `for … of` asks an iterator for each element, an object with the answer
// every time, which V8 saves only in functions that it has optimised; a commit is over before it optimises most of ours.

import { isForOfStatement } from 'typescript/unstable/ast/is';
import { API } from 'typescript/unstable/sync';

/**
 * Gives the edits of all files of a project that make loops over arrays, which the types tell, count.
 * @param {string} config path of its tsconfig.json
 * @returns {Map<string, {start: number, end: number, by: string}[]>} by the files' paths; offsets in their texts
 */
export function arrayLoops(config) {
  const api = new API({ cwd: process.cwd() });
  try {
    const snapshot = api.updateSnapshot({ openProjects: [config] });
    const { program, checker } = snapshot.getProject(config);
    const edits = new Map();
    for (const name of program.getSourceFileNames()) {
      if (!name.includes('/src/') || name.includes('/node_modules/')) continue;
      edits.set(name, editsOf(program.getSourceFile(name), checker));
    }
    return edits;
  } finally {
    api.close();
  }
}

function editsOf(file, checker) {
  const loops = [];
  const find = (node) => {
    if (isForOfStatement(node) && !node.awaitModifier) loops.push(node);
    node.forEachChild(find);
  };
  find(file);
  const types = loops.length === 0 ? [] : checker.getTypeAtLocation(loops.map(({ expression }) => expression));
  const text = file.text;
  const result = [];
  loops.forEach((loop, index) => {
    if (!isArray(types[index], checker)) return;
    const { initializer, expression, statement } = loop;
    const [list, at] = [`$list${index}`, `$at${index}`];
    const start = loop.getStart(file);
    const declaration = text.slice(initializer.getStart(file), initializer.end);
    result.push(
      { start, end: expression.getStart(file), by: `for (let ${list} = (` },
      {
        start: expression.end,
        end: statement.getStart(file),
        by: `), ${at} = 0; ${at} < ${list}.length; ${at}++) { ${declaration} = ${list}[${at}]; `,
      },
      { start: statement.end, end: statement.end, by: ' }' },
    );
  });
  return result;
}

function isArray(type, checker) {
  const parts = type?.getTypes?.() ?? (type ? [type] : []);
  return parts.length > 0 && parts.every((one) => checker.isArrayType(one) || checker.isTupleType(one));
}
