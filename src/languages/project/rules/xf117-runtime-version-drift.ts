import type { Project } from '../../../core/project.ts';
import { defineProjectRule } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import type { Stage } from '../../dockerfile/document.ts';
import { officialNameOf, parseReference } from '../../images/reference.ts';
import { readTag } from '../../images/tag.ts';
import { compareVersions } from '../../images/versions.ts';
import { plausibleContexts, wantedInContexts } from '../contexts.ts';
import { dockerfilesIn, dockerfilesOf, hasInstruction } from '../dockerfiles.ts';
import { copiesOf } from '../steps.ts';
import { join, type Tree, treeOf } from '../tree.ts';

/** What a file of the project says about the version of its language. */
interface Demand {
  readonly file: string;
  readonly version: string;
  /** `least`: this or newer. `line`: the same major, or major and minor. */
  readonly kind: 'least' | 'line';
}

const FILES: Readonly<Record<string, readonly string[]>> = table({
  golang: ['go.mod'],
  node: ['.nvmrc', '.node-version'],
  python: ['.python-version'],
  ruby: ['.ruby-version'],
});

export default defineProjectRule({
  id: 'XF117',
  name: 'runtime-version-drift',
  title: 'base image and project language versions differ',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://go.dev/doc/toolchain', 'https://github.com/nvm-sh/nvm#nvmrc'],
  docs: {
    what: 'A stage that copies the project is based on a golang image older than the `go` line in go.mod, or on a node, python or ruby image from a different release line than in `.nvmrc`, `.node-version`, `.python-version` or `.ruby-version`.',
    why: 'The version that is tested is not the version that ships. With Go, the build fails: the official images do not download a newer toolchain.',
    instead: 'Update the tag of the base image, or the version in the project file.',
    exceptions:
      'Only files in the root of the build context are read. Aliases such as `lts/*`, tags without a number and variables without a default are not checked. Python and Ruby images are compared by major and minor version, Node images by major version.',
  },
  examples: {
    bad: [
      {
        code: 'FROM golang:1.25 AS build\nCOPY . .\nRUN go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nUSER 1000\n',
        files: { 'go.mod': 'module a\n\ngo 1.26.1\n' },
        line: 1,
      },
      {
        code: 'FROM node:22-slim\nCOPY . /app\nUSER node\n',
        files: { '.nvmrc': 'v24.1.0\n', 'package.json': '{}' },
        line: 1,
      },
    ],
    good: [
      {
        code: 'FROM golang:1.27 AS build\nCOPY . .\nRUN go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nUSER 1000\n',
        files: { 'go.mod': 'module a\n\ngo 1.26.1\n' },
        why: 'newer is fine',
      },
      { code: 'FROM node:24-slim\nCOPY . /app\nUSER node\n', files: { '.nvmrc': '24\n' } },
    ],
  },

  needs: Object.keys(FILES).map((image) => `dockerfile:runtime:${image}`),
  files: ['version'],
  applies: (documents) =>
    hasInstruction(documents, 'COPY', 'ADD') &&
    dockerfilesIn(documents).some(({ stages }) => stages.some((stage) => versionOf(stage) !== undefined)),
  wants: (project) =>
    wantedInContexts(project, () =>
      dockerfilesOf(project).flatMap((doc) => {
        const { all } = plausibleContexts(project, doc);
        const names = new Set(doc.stages.flatMap((stage) => FILES[versionOf(stage)?.image ?? ''] ?? []));
        return [...names].flatMap((name) => all.map(({ folder }) => join(folder, name)));
      }),
    ),

  *checkAll(project) {
    const tree = treeOf(project);
    for (const doc of dockerfilesOf(project)) {
      const { all } = plausibleContexts(project, doc);
      const copying = new Set(copiesOf(doc).flatMap(({ from, stage }) => (from === undefined ? [stage] : [])));
      for (const stage of doc.stages) {
        const own = versionOf(stage);
        if (!own || !stage.image || !copying.has(stage)) continue;
        // With `ENV GOTOOLCHAIN=auto` Go downloads what go.mod requires.
        if (own.image === 'golang' && doc.file.text.includes('GOTOOLCHAIN')) continue;
        const demands = all.map(({ folder }) => demandOf(project, tree, folder, own.image));
        const [demand] = demands;
        if (!demand || demands.some((one) => one === undefined || fits(own, one))) continue;
        const isGo = own.image === 'golang';
        yield {
          file: doc.file.path,
          at: stage.image.span,
          ...(isGo && { severity: 'error' }),
          message: isGo
            ? `\`${demand.file}\` requires Go ${demand.version}, but \`${stage.imageText}\` has ${own.version}: the build fails`
            : `\`${demand.file}\` specifies ${demand.version}, but \`${stage.imageText}\` has ${own.version}`,
          help: isGo
            ? `use golang:${demand.version.split('.').slice(0, 2).join('.')} or newer`
            : `use ${own.image}:${demand.version}, or change ${demand.file}`,
        };
      }
    }
  },
});

interface Version {
  readonly image: string;
  readonly version: string;
}

function versionOf({ imageText }: Stage): Version | undefined {
  const reference = imageText === undefined ? undefined : parseReference(imageText);
  const image = reference && officialNameOf(reference);
  if (image === undefined || !Object.hasOwn(FILES, image) || reference?.tag === undefined) return undefined;
  const { version, prerelease } = readTag(reference.tag);
  return version === undefined || prerelease ? undefined : { image, version };
}

function demandOf(project: Project, tree: Tree, folder: string, image: string): Demand | undefined {
  for (const name of FILES[image] ?? []) {
    const file = join(folder, name);
    const text = tree.isFile(file) ? project.text(file) : undefined;
    if (text === undefined) continue;
    const found =
      name === 'go.mod'
        ? /^go[ \t]+(\d+\.\d+(?:\.\d+)?)[ \t\r]*$/m.exec(text)
        : /^[ \t]*(?:v|ruby-)?(\d+(?:\.\d+){0,2})[ \t\r]*$/.exec(text.split('\n', 1)[0] ?? '');
    if (found?.[1] !== undefined) return { file, version: found[1], kind: name === 'go.mod' ? 'least' : 'line' };
  }
  return undefined;
}

/** Whether the image can meet the demand; a tag that names a line only counts as its newest release. */
function fits({ image, version }: Version, { version: wanted, kind }: Demand): boolean {
  const depth = image === 'node' ? 1 : 2;
  const own = version.split('.');
  const asked = wanted.split('.');
  if (kind === 'line') {
    const shared = Math.min(depth, own.length, asked.length);
    return own.slice(0, shared).join('.') === asked.slice(0, shared).join('.');
  }
  return compareVersions(version, asked.slice(0, own.length).join('.')) >= 0;
}
