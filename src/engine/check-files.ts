import type { FileConfig } from '../config/config.ts';
import { append } from '../core/append.ts';
import type { Document, LanguageId, Surroundings } from '../core/document.ts';
import type { Repository } from '../core/project.ts';
import type { CheckScripts } from '../core/scripts.ts';
import type { SourceFile } from '../core/text.ts';
import { checkFile, checkLargeFile, type FileResult } from './check-file.ts';
import { CrossFile } from './cross-file.ts';
import type { RunError } from './failure.ts';
import type { Plan } from './plan.ts';
import type { RawFinding } from './raw-finding.ts';
import { describeFailure, type Part, remarksOn } from './remarks.ts';
import type { CheckedFile } from './run.ts';

/** One version of the files, and how it is checked. */
export interface Version {
  readonly plan: Plan;
  readonly config: FileConfig;
  readonly configFor: (path: string) => FileConfig;
  readonly today: Date;
  readonly repository: Repository | undefined;
  /** Whether the cross-file rules run. */
  readonly crossFile: boolean;
  readonly checkScripts: CheckScripts | undefined;
  readonly errors: RunError[];
  /** Called before each file. */
  readonly onFile: (path: string) => void;
}

/** What the rules report about one version of the files, before ignores. */
export interface VersionResult {
  /** By path; large files only where some rules can check them. */
  readonly files: ReadonlyMap<string, FileResult>;
  /** What the cross-file rules report, by the file that it is about. */
  readonly crossFile: ReadonlyMap<string, readonly RawFinding[]>;
  /** What another program adds. */
  readonly remarks: ReadonlyMap<Part, readonly RawFinding[]>;
}

const NONE: readonly never[] = [];

/** Checks one version of the files: each file by its own rules, then all against each other. */
export async function checkVersion(version: Version): Promise<VersionResult> {
  const { plan, repository } = version;
  const usual = plan.portions.flat();
  const aroundOf = surroundings(usual, repository);
  const files = new Map<string, FileResult>();
  const project =
    repository && version.crossFile
      ? new CrossFile({ ...version, files: [...usual, ...plan.large], repository })
      : undefined;
  for (const portion of plan.portions) {
    const results: FileResult[] = [];
    for (const { file, language } of portion) {
      version.onFile(file.path);
      results.push(
        await checkFile(
          file,
          language,
          version.configFor(file.path),
          version.today,
          version.errors,
          aroundOf(language),
        ),
      );
    }
    for (const one of results) files.set(one.file.path, one);
    if (plan.isWhole) continue;
    await project?.checkPortion(mainDocuments(results));
    for (const one of results) one.documents = NONE;
  }
  const remarks = await scriptRemarks([...files.values()], version);
  await (plan.isWhole ? project?.checkAll(mainDocuments([...files.values()])) : project?.finish());
  for (const { file, language } of plan.large) {
    version.onFile(file.path);
    const config = version.configFor(file.path);
    const one = await checkLargeFile(file, language, config, version.today, version.errors, aroundOf(language));
    if (one) files.set(file.path, one);
  }
  return { files, crossFile: project?.found ?? new Map(), remarks };
}

async function scriptRemarks(
  results: readonly FileResult[],
  { checkScripts, errors }: Version,
): Promise<VersionResult['remarks']> {
  if (!checkScripts) return new Map();
  try {
    return await remarksOn(results, checkScripts);
  } catch (error) {
    errors.push({ message: describeFailure(error) });
    return new Map();
  }
}

/** The surroundings of the files of each language: the others of it, and the repository. */
function surroundings(
  files: readonly CheckedFile[],
  repository: Repository | undefined,
): (language: LanguageId) => Surroundings {
  const byLanguage = new Map<LanguageId, { files: SourceFile[]; repository: Repository | undefined }>();
  const of = (language: LanguageId) => {
    const known = byLanguage.get(language) ?? { files: [], repository };
    byLanguage.set(language, known);
    return known;
  };
  for (const { file, language } of files) of(language).files.push(file);
  return of;
}

/** The documents of whole files; cross-file rules do not see what is embedded in them. */
function mainDocuments(results: readonly FileResult[]): readonly Document[] {
  const documents: Document[] = [];
  for (const one of results) append(documents, one.documents.slice(0, 1));
  return documents;
}
