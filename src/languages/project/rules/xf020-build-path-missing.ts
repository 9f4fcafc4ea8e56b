import { defineProjectRule, type Report } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { type ComposeBuild, composeBuildsOf, composeFilesIn, isCompose } from '../builds.ts';
import type { GitIgnore } from '../gitignore.ts';
import { gitIgnoreOf, gitignorePaths } from '../sources.ts';
import { join, parentOf, resolveIn, type Tree, treeOf } from '../tree.ts';

export default defineProjectRule({
  id: 'XF020',
  name: 'build-path-missing',
  title: 'a Compose build whose context or Dockerfile is not in the repository',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/build/'],
  docs: {
    what: '`build.context` or `build.dockerfile` of a service names a path that the commit does not hold.',
    why: 'Whoever clones the repository cannot build the service: `docker compose up --build` stops at once. It still works where the file was forgotten, in your own folder.',
    instead:
      'Add the file, or correct the path. The Dockerfile is looked up from the context, the context from the folder of the Compose file.',
    exceptions:
      'URLs, variables without a default, `dockerfile_inline`, paths outside the repository, submodules, symbolic links and paths that `.gitignore` names are not judged. A path that exists from the root of the repository is accepted too, for those who set the project directory.',
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
      message: `service \`${service.name}\` is built from \`${contextText.value}\`, which is no folder of this repository`,
      help: near ? `did you mean \`${join(parentOf(context), near)}\`?` : 'add the folder or correct the path',
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
    message: `service \`${service.name}\` is built by \`${dockerfile}\`, which is not in this repository`,
    help: near ? `did you mean \`${near}\`?` : 'add the Dockerfile or correct the path',
  };
}

function* foldersIn(tree: Tree, folder: string): Iterable<string> {
  for (const name of tree.namesIn(folder)) if (tree.isFolder(join(folder, name))) yield name;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
