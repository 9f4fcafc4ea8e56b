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
  title: 'missing COPY source',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#copy'],
  docs: {
    what: 'A COPY or ADD names a file or directory of the build context that is not in the commit.',
    why: 'The build fails for everyone who clones the repository. On your machine it works while the uncommitted file exists, or if the file system is case-insensitive.',
    instead: 'Add the file to the commit, or correct the name.',
    exceptions:
      'The context is the one named in a Compose file, or else the directory of the Dockerfile or any directory above it: the rule reports only what is missing in all of them, and reports nothing if the path exists in another directory. Sources that look like build results or are listed in `.gitignore` are an info, and so are then all other missing files of this Dockerfile; likewise where nothing indicates that it is built from the repository. URLs, variables without a default, here-documents and `--from` are not checked; a wildcard without matches is an info, because BuildKit continues without it.',
  },
  examples: {
    bad: [
      {
        code: 'FROM nginx:1.31\nCOPY nginx.conf /etc/nginx/\n',
        files: { 'Nginx.conf': '' },
        line: 2,
        fixed: 'FROM nginx:1.31\nCOPY Nginx.conf /etc/nginx/\n',
        why: 'only works on macOS and Windows',
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
 * or files next to the Dockerfile. A directory with nothing but a Dockerfile is filled by something else.
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
      help: isCase ? `match the case, which is significant on Linux: ${written}` : `did you mean \`${written}\`?`,
      ...(isCase &&
        isVerbatim && {
          fix: { title: `Use \`${written}\``, safety: 'unsafe', edits: [{ span: at, text: written }] },
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
      message: `\`${text}\` is not in the repository: this ${instruction.keyword} only works if it was created before the build`,
      help: isIgnored
        ? 'create it in an earlier stage, or before `docker build`'
        : 'add it to the commit, or create it in an earlier stage',
    };
  }
  return {
    at,
    message: `\`${text}\` is not in the repository, so this ${instruction.keyword} fails${climbs ? ': `..` cannot leave the build context' : ''}`,
    help: 'add it to the commit or correct the path',
  };
}

/** A name in the same directory that differs in case, or by a typo. */
function nearName(tree: Tree, path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (isGlob(name)) return undefined;
  const { byLower, byEnding } = spellingsOf(tree.namesIn(parentOf(path)));
  const otherCase = byLower.get(name.toLowerCase());
  if (otherCase !== undefined || name.length <= SHORT) return otherCase;
  // `app.js` is not a typo for `app.ts`, but may be made from it.
  const alike = byEnding.get(endingOf(name)) ?? [];
  return alike.length > MOST_NAMES ? undefined : nearest(name, alike);
}

/** The Dockerfile may be built from a directory that nothing names. */
function existsElsewhere(tree: Tree, path: string): boolean {
  return !isGlob(path) ? tree.hasSuffix(path) : tree.hasSuffix(path.slice(path.lastIndexOf('/') + 1));
}

/** The names in a directory by how they may be misspelt; many Dockerfiles refer to one directory. */
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
