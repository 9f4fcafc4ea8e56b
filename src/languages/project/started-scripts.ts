import type { Project } from '../../core/project.ts';
import { parseCompose } from '../compose/parse.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import { parseKubernetes } from '../kubernetes/parse.ts';
import { plausibleContexts } from './contexts.ts';
import { startedFiles } from './started-files.ts';
import { treeOf } from './tree.ts';

const PARSERS = { dockerfile: parseDockerfile, kubernetes: parseKubernetes, compose: parseCompose };

/** The files of the repository that ENTRYPOINT or CMD of some Dockerfile starts, each given by path and text. */
export function scriptsStartedBy(
  dockerfiles: readonly (readonly [path: string, text: string])[],
  repository: Pick<Project, 'entries' | 'text'>,
): ReadonlySet<string> {
  const documents = dockerfiles.map(([path, text]) => parseDockerfile({ path, text, origin: 'index' }));
  const checked = new Map(documents.map(({ file, kind }) => [file.path, kind]));
  const project: Project = {
    ...repository,
    documents,
    checked,
    isSettled: () => true,
    parse: (language, file) => PARSERS[language](file),
  };
  const tree = treeOf(project);
  const started = documents.flatMap((doc) =>
    plausibleContexts(project, doc).all.flatMap((context) => startedFiles(doc, tree, context)),
  );
  const atStart = started.filter(({ instruction }) => ['ENTRYPOINT', 'CMD'].includes(instruction.keyword));
  return new Set(atStart.map(({ source }) => source));
}
