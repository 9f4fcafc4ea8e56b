// Which source files share a chunk. Loading a chunk loads every chunk that its files import, so files are grouped by
// what loads them: every commit, every container file, or one language. Commands, output formats and the image scanner
// are loaded with `import()` and get chunks of their own without a group.
import { filesLoadedBy } from './files.mjs';

const rulesOf = (...languages) => filesLoadedBy(...languages.map((language) => `engine/rules-${language}.gen`));

const start = filesLoadedBy('cli', 'app/run', 'app/check-staged', 'collect/loose');
/** Rules for images and for the project run on files of every language. */
const everyFile = rulesOf('images', 'project');
const [shell, kubernetes, compose] = [rulesOf('shell'), rulesOf('kubernetes'), rulesOf('compose')];
/** Nearly every Dockerfile contains shell. */
const dockerfile = rulesOf('dockerfile', 'shell');
const human = filesLoadedBy('report/human');

const inSeveral = (id) => [dockerfile, kubernetes, compose].filter((files) => files.has(id)).length > 1;

/** A file belongs to the first group whose test it passes. */
const GROUPS = [
  // The entry is a chunk of its own, named after itself.
  ['start', (id) => !id.endsWith('/src/cli.ts') && (start.has(id) || id.includes('/src/core/'))],
  ['embedded', (id) => everyFile.has(id) || inSeveral(id)],
  ['shell', (id) => shell.has(id)],
  ['dockerfile', (id) => dockerfile.has(id)],
  ['kubernetes', (id) => kubernetes.has(id)],
  ['compose', (id) => compose.has(id)],
  ['human', (id) => human.has(id)],
];

/** For `codeSplitting` of rolldown: what a file imports goes to its own group. */
export const groups = GROUPS.map(([name, test]) => ({ name, test, includeDependenciesRecursively: false }));
