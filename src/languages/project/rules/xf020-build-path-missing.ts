import { defineProjectRule, type Report } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { type ComposeBuild, composeBuildsOf, composeFilesIn, isCompose } from '../builds.ts';
import type { GitIgnore } from '../gitignore.ts';
import { gitIgnoreOf, gitignorePaths } from '../sources.ts';
import { join, parentOf, resolveIn, type Tree, treeOf } from '../tree.ts';

export default defineProjectRule({
  id: 'XF020',
  name: 'build-path-missing',
  title: 'missing Compose build context or Dockerfile',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/build/'],
  docs: {
    what: '`build.context` or `build.dockerfile` of a service names a path that is not in the commit.',
    why: 'After a clone the service cannot be built: `docker compose up --build` fails immediately. It still works in your own working tree, where the uncommitted file exists.',
    instead:
      'Add the file, or correct the path. The Dockerfile path is relative to the context, the context to the directory of the Compose file.',
    exceptions:
      'URLs, variables without a default, `dockerfile_inline`, paths outside the repository, submodules, symbolic links and paths listed in `.gitignore` are not checked. A path relative to the root of the repository is also accepted, for setups with `--project-directory`.',
  },
  examples: {
    bad: [
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile.prod\n',
        line: 5,
        files: { Dockerfile: 'FROM scratch\n' },
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    build: ./frontend\n',
        line: 3,
        files: { 'front-end/Dockerfile': 'FROM scratch\n' },
      },
    ],
    good: [
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    build:\n      context: web\n      dockerfile: ../docker/web.Dockerfile\n',
        files: { 'docker/web.Dockerfile': 'FROM scratch\n', 'web/index.html': '' },
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    build: https://github.com/docker/getting-started.git\n',
      },
    ],
  },

  needs: ['compose:build'],
  keeps: isCompose,
  applies: (documents) => composeFilesIn(documents).some((doc) => doc.services.some(({ built }) => built)),
  wants: gitignorePaths,

  *checkAll(project) {
    const tree = treeOf(project);
    const ignore = gitIgnoreOf(project);
    const seen = new Set<object>();
    for (const build of composeBuildsOf(project)) {
      const node = (build.dockerfileText ?? build.contextText)?.node;
      if (!build.checked || !node || seen.has(node)) continue;
      seen.add(node);
      const report = judge(build, tree, ignore);
      if (report) yield { file: build.doc.file.path, ...report };
    }
  },
});

function judge(build: ComposeBuild, tree: Tree, ignore: GitIgnore): Report | undefined {
  const { context, contextText, dockerfile, dockerfileText, service } = build;
  if (context === undefined) return undefined;
  const isKnown = (path: string) => tree.isOpaque(path) || ignore.ignores(path);
  const fromRoot = contextText && resolveIn('', contextText.value);
  const contexts = [context, ...(fromRoot === undefined ? [] : [fromRoot])];
  if (contextText && !contexts.some((path) => tree.isFolder(path) || isKnown(path))) {
    const near = nearest(lastPart(context), foldersIn(tree, parentOf(context)));
    return {
      at: contextText.span,
      path: service.path('build', 'context'),
      message: `service \`${service.name}\` is built from \`${contextText.value}\`, which is not a directory in this repository`,
      help: near ? `did you mean \`${join(parentOf(context), near)}\`?` : 'add the directory or correct the path',
    };
  }
  const text = dockerfileText ?? contextText;
  if (dockerfile === undefined || !text) return undefined;
  const candidates = contexts.flatMap((folder) => {
    const name = dockerfileText?.value ?? lastPart(dockerfile);
    return resolveIn(folder, name) ?? [];
  });
  if (candidates.length === 0 || candidates.some((path) => tree.isFile(path) || isKnown(path))) return undefined;
  const near = nearest(lastPart(dockerfile), tree.namesIn(parentOf(dockerfile)));
  return {
    at: text.span,
    path: service.path('build', dockerfileText ? 'dockerfile' : 'context'),
    message: `service \`${service.name}\` is built with \`${dockerfile}\`, which is not in this repository`,
    help: near ? `did you mean \`${near}\`?` : 'add the Dockerfile or correct the path',
  };
}

function* foldersIn(tree: Tree, folder: string): Iterable<string> {
  for (const name of tree.namesIn(folder)) if (tree.isFolder(join(folder, name))) yield name;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
