// Which source files share a chunk. A chunk is loaded with all chunks that its files import, so files are grouped by
// what loads them: what every commit needs, what every container file needs, what one language needs. Everything else
// (commands, formats, the image scanner) is loaded by `import()`, and the bundler makes chunks of it by itself.
import { filesLoadedBy } from './files.mjs';

const rulesOf = (language) => filesLoadedBy(`engine/rules-${language}.gen`);

const start = filesLoadedBy('cli', 'app/run', 'app/check-staged', 'collect/loose');
/** Rules of images and of the project are asked about files of every language. */
const everyFile = filesLoadedBy('engine/rules-images.gen', 'engine/rules-project.gen');
const human = filesLoadedBy('report/human');
const [shell, dockerfile, kubernetes, compose] = ['shell', 'dockerfile', 'kubernetes', 'compose'].map(rulesOf);

/** A manifest may hold a script and so knows what the shell's files have in common, but not the parser. */
const inSeveral = (id) =>
  [dockerfile, kubernetes, compose].filter((files) => files.has(id)).length > 1 ||
  [shell, kubernetes, compose].filter((files) => files.has(id)).length > 1;

const isEntry = (id) => id.endsWith('/src/cli.ts');

/** The first group that takes a file gets it. */
const GROUPS = [
  ['start', (id) => !isEntry(id) && (start.has(id) || id.includes('/src/core/'))],
  ['embedded', (id) => everyFile.has(id) || inSeveral(id)],
  ['shell', (id) => shell.has(id)],
  ['dockerfile', (id) => dockerfile.has(id)],
  ['kubernetes', (id) => kubernetes.has(id)],
  ['compose', (id) => compose.has(id)],
  ['human', (id) => human.has(id)],
];

/** For `codeSplitting` of rolldown. What a file imports stays where the groups put it. */
export const groups = GROUPS.map(([name, test]) => ({ name, test, includeDependenciesRecursively: false }));
