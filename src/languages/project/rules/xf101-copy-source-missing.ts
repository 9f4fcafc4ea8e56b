import { onceFor } from '../../../core/once.ts';
import type { Project } from '../../../core/project.ts';
import { defineProjectRule, type Report } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { DockerfileDocument } from '../../dockerfile/document.ts';
import { type Contexts, contextPaths, contextsOf, missingIn } from '../contexts.ts';
import type { Copy, CopySource } from '../copies.ts';
import { dockerfilesOf, hasInstruction } from '../dockerfiles.ts';
import { isGlob } from '../glob.ts';
import { gitIgnoreOf, gitignorePaths, mayBeMade } from '../sources.ts';
import { copiesOf } from '../steps.ts';
import { join, parentOf, type Tree, treeOf } from '../tree.ts';

/** A shorter name resembles too many others. */
const SHORT = 4;
/** Of more names with one ending the most similar one says little. */
const MOST_NAMES = 500;

export default defineProjectRule({
  id: 'XF101',
  name: 'copy-source-missing',
  title: 'a COPY of something that is not in the repository',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#copy'],
  docs: {
    what: 'A COPY or ADD names a file or folder of the build context that the commit does not hold.',
    why: 'The build fails for everyone who clones the repository. On your machine it works as long as the file lies there, uncommitted, or as long as the file system does not tell capital letters from small ones.',
    instead: 'Add the file to the commit, or correct the name.',
    exceptions:
      'The context is the one that a Compose file names, or else the folder of the Dockerfile or any folder above it: the rule reports only what is missing in all of them, and is silent when the path exists below another folder. What looks like the result of a build, or what `.gitignore` names, is info, and so are then all other missing files of this Dockerfile; also where nothing shows that the repository is what it is built from. URLs, variables without a default, here-documents and `--from` are not checked; a wildcard that matches nothing is info, as BuildKit goes on without it.',
  },
  examples: {
    bad: [
      {
        code: 'FROM nginx:1.31\nCOPY nginx.conf /etc/nginx/\n',
        files: { 'Nginx.conf': '' },
        line: 2,
        fixed: 'FROM nginx:1.31\nCOPY Nginx.conf /etc/nginx/\n',
        why: 'works on macOS and Windows only',
      },
      { code: 'FROM python:3.14-slim\nCOPY requirement.txt /\n', files: { 'requirements.txt': '' }, line: 2 },
    ],
    good: [
      { code: 'FROM nginx:1.31\nCOPY nginx.conf /etc/nginx/\n', files: { 'nginx.conf': '' } },
      {
        path: 'docker/Dockerfile',
        code: 'FROM nginx:1.31\nCOPY web/index.html /\n',
        files: { 'web/index.html': '' },
        why: 'built from the root',
      },
      { code: 'FROM scratch\nCOPY --from=build /app /app\n' },
    ],
  },

  needs: ['dockerfile:COPY', 'dockerfile:ADD'],
  applies: (documents) => hasInstruction(documents, 'COPY', 'ADD'),
  wants: (project) => [...contextPaths(project), ...gitignorePaths(project)],

  *checkAll(project) {
    const tree = treeOf(project);
    for (const doc of dockerfilesOf(project)) {
      const contexts = contextsOf(project, doc.file.path);
      const missing = copiesOf(doc).flatMap((copy) =>
        missingSources(copy, contexts, tree).map((source) => missingFile(source, copy, contexts, tree, project)),
      );
      if (missing.length === 0) continue;
      // Where one file is made before the build, the others of the same state are taken for such, too.
      const isPrepared = missing.some(({ isMade }) => isMade) || !isBuiltHere(doc, contexts, tree);
      for (const one of missing) {
        const report = reportOf(one, contexts, tree, isPrepared);
        if (report) yield { file: doc.file.path, ...report };
      }
    }
  },
});

/** A source that no context holds, and what may be the reason. */
interface MissingFile {
  readonly source: CopySource;
  readonly copy: Copy;
  /** A name beside it that was probably meant. */
  readonly near: string | undefined;
  /** The name beside it differs by letter case only. */
  readonly isCase: boolean;
  readonly isIgnored: boolean;
  /** It is made before the build: by its name, or because Git ignores it. */
  readonly isMade: boolean;
}

/** The sources that no context holds. */
function missingSources(copy: Copy, { all }: Contexts, tree: Tree): CopySource[] {
  const missing = all.map((context) => missingIn(copy, tree, context));
  const everywhere = copy.sources.filter((source) => missing.every((one) => one.includes(source)));
  const isEmpty = !copy.opaque && everywhere.length === copy.sources.length;
  return everywhere.filter(({ parts }) => isEmpty || !parts.some(isGlob));
}

function missingFile(source: CopySource, copy: Copy, { all }: Contexts, tree: Tree, project: Project): MissingFile {
  const { parts } = source;
  const path = parts.join('/');
  const near = nearName(tree, join(all[0]?.folder ?? '', path));
  const isCase = near?.toLowerCase() === parts.at(-1)?.toLowerCase();
  const isIgnored = all.some((context) => gitIgnoreOf(project).ignores(join(context.folder, path)));
  return { source, copy, near, isCase, isIgnored, isMade: !isCase && (isIgnored || mayBeMade(path)) };
}

/**
 * Whether something shows that the repository is what the image is built from: a Compose file, a source that is there,
 * or files beside the Dockerfile. A folder with nothing but a Dockerfile is filled by something else.
 */
function isBuiltHere(doc: DockerfileDocument, { exact, all }: Contexts, tree: Tree): boolean {
  if (exact) return true;
  const copies = copiesOf(doc).filter(({ from, sources }) => from === undefined && sources.length > 0);
  const isFound = copies.some(({ sources }) =>
    sources.some(({ parts }) => parts.length > 0 && all.some(({ folder }) => tree.expand(folder, parts).length > 0)),
  );
  return isFound || [...tree.namesIn(all[0]?.folder ?? '')].some((name) => !SUNDRY.test(name));
}

/** Names that lie beside a Dockerfile whatever it is built from. */
const SUNDRY =
  /^\.|dockerfile|containerfile|compose[\w.-]*\.ya?ml$|^(?:readme|licen[cs]e|changelog|notice)|\.(?:md|rst|txt|ya?ml|json)$/i;

function reportOf(
  { source: { word, text, parts }, copy: { instruction }, near, isCase, isIgnored, isMade }: MissingFile,
  { exact }: Contexts,
  tree: Tree,
  isPrepared: boolean,
): Report | undefined {
  const at = word.span;
  const path = parts.join('/');
  if (near !== undefined && !isMade) {
    const written = text.slice(0, text.length - (parts.at(-1)?.length ?? 0)) + near;
    const isVerbatim =
      word.raw === text && text.endsWith(parts.at(-1) ?? '') && word.span.end - word.span.start === text.length;
    return {
      at,
      message: `\`${text}\` is not in the repository, so this ${instruction.keyword} fails`,
      help: isCase ? `write \`${written}\`: letter case counts on Linux` : `did you mean \`${written}\`?`,
      ...(isCase &&
        isVerbatim && {
          fix: { title: `Write \`${written}\``, safety: 'unsafe', edits: [{ span: at, text: written }] },
        }),
    };
  }
  if (!isMade && !exact && existsElsewhere(tree, path)) return undefined;
  // BuildKit copies nothing where a wildcard matches nothing, and goes on.
  if (parts.some(isGlob) && !isMade) {
    return {
      at,
      severity: 'info',
      message: `\`${text}\` matches nothing in the repository, so this ${instruction.keyword} copies nothing`,
      help: 'add the files to the commit, or correct the pattern',
    };
  }
  const climbs = text.startsWith('../');
  if (isMade || (isPrepared && !climbs)) {
    return {
      at,
      severity: 'info',
      message: `\`${text}\` is not in the repository: this ${instruction.keyword} works only where it was made before the build`,
      help: isIgnored
        ? 'build it in an earlier stage, or before `docker build`'
        : 'add it to the commit, or build it in an earlier stage',
    };
  }
  return {
    at,
    message: `\`${text}\` is not in the repository, so this ${instruction.keyword} fails${climbs ? ': `..` does not leave the build context' : ''}`,
    help: 'add it to the commit or correct the path',
  };
}

/** A name in the same folder that differs by letter case, or by a slip. */
function nearName(tree: Tree, path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (isGlob(name)) return undefined;
  const { byLower, byEnding } = spellingsOf(tree.namesIn(parentOf(path)));
  const otherCase = byLower.get(name.toLowerCase());
  if (otherCase !== undefined || name.length <= SHORT) return otherCase;
  // `app.js` is no slip for `app.ts`, but may be made from it.
  const alike = byEnding.get(endingOf(name)) ?? [];
  return alike.length > MOST_NAMES ? undefined : nearest(name, alike);
}

/** The Dockerfile may be built from a folder that nothing names. */
function existsElsewhere(tree: Tree, path: string): boolean {
  return !isGlob(path) ? tree.hasSuffix(path) : tree.hasSuffix(path.slice(path.lastIndexOf('/') + 1));
}

/** The names in a folder by how they may be misspelt; many Dockerfiles ask about one folder. */
const spellingsOf = onceFor((names: ReadonlySet<string>) => {
  const byLower = new Map<string, string>();
  const byEnding = new Map<string, string[]>();
  for (const name of names) {
    const lower = name.toLowerCase();
    if (!byLower.has(lower)) byLower.set(lower, name);
    const ending = endingOf(name);
    const others = byEnding.get(ending);
    if (others) others.push(name);
    else byEnding.set(ending, [name]);
  }
  return { byLower, byEnding };
});

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.'));
}
