import { classify } from '../../src/collect/classify.ts';
import { Listing } from '../../src/collect/listing.ts';
import { type Config, DEFAULT_CONFIG } from '../../src/config/config.ts';
import type { LanguageId } from '../../src/core/document.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { Repository } from '../../src/core/project.ts';
import type { Settings } from '../../src/core/settings.ts';
import type { Position } from '../../src/core/text.ts';
import { ruleTable } from '../../src/engine/rule-table.gen.ts';
import { loaders } from '../../src/engine/rules.gen.ts';
import { run } from '../../src/engine/run.ts';

export const TODAY = new Date('2026-11-24T12:00:00Z');

const DEFAULT_PATHS: Record<LanguageId, string> = {
  dockerfile: 'Dockerfile',
  shell: 'script.sh',
  kubernetes: 'app.yaml',
  compose: 'compose.yaml',
  images: 'Dockerfile',
  project: 'Dockerfile',
  engine: 'Dockerfile',
};

/** The path under which a rule's examples are checked when they name none. */
export function defaultPathOf(rule: string): string {
  const row = ruleTable.find(({ id }) => id === rule);
  if (!row) throw new Error(`${rule} is not in the rule table: run npm run gen`);
  return DEFAULT_PATHS[row.language];
}

export interface CheckOptions {
  /** Rule ids, profiles or `ALL`; default `recommended`. */
  readonly select?: readonly string[];
  readonly settings?: Partial<Settings>;
  readonly config?: Partial<Config>;
  /** The other files of the repository. */
  readonly files?: Readonly<Record<string, string>>;
  readonly today?: Date;
}

/** The index with plain files at some paths. */
export function listingOf(paths: readonly string[]): Listing {
  return Listing.of(paths.map((path) => ({ path, mode: '100644' })));
}

/** A repository that lives in memory. */
export function memoryRepository(files: Readonly<Record<string, string>>): Repository {
  return {
    list: async () => listingOf(Object.keys(files)),
    read: async (paths) =>
      new Map(paths.flatMap((path) => (Object.hasOwn(files, path) ? [[path, files[path] ?? '']] : []))),
  };
}

const SHEBANG = '#!/bin/sh\n';

/**
 * Checks one text as the engine would; throws when the engine had an internal error. A shell script that does not name
 * its shell is one for `sh`.
 */
export async function check(path: string, text: string, options: CheckOptions = {}): Promise<readonly Finding[]> {
  const isNameless = classify(path, text) === 'shell' && !/^\uFEFF?#!|shellcheck .*shell=/.test(text);
  if (!isNameless) return checkAsIs(path, text, options);
  return (await checkAsIs(path, SHEBANG + text, options)).map(withoutShebang);
}

function withoutShebang(finding: Finding): Finding {
  const lift = ({ offset, line, column }: Position): Position => ({
    offset: offset - SHEBANG.length,
    line: line - 1,
    column,
  });
  const { start, end, fix } = finding;
  const edits = fix?.edits.map((edit) => ({
    ...edit,
    start: edit.start - SHEBANG.length,
    end: edit.end - SHEBANG.length,
  }));
  return {
    ...finding,
    start: lift(start),
    end: lift(end),
    ...(fix && edits && { fix: { ...fix, edits } }),
  };
}

/** Like `check`, but a shell script that does not name its shell stays as it is. */
export async function checkAsIs(path: string, text: string, options: CheckOptions = {}): Promise<readonly Finding[]> {
  const language = classify(path, text);
  if (!language) throw new Error(`${path} is not a file that plimsoll checks`);
  const config: Config = {
    ...DEFAULT_CONFIG,
    select: options.select ?? ['recommended'],
    settings: { ...DEFAULT_CONFIG.settings, ...options.settings },
    ...options.config,
  };
  const files = { ...options.files, [path]: text };
  const result = await run({
    files: [{ file: { path, text, origin: 'worktree' }, language }],
    config,
    today: options.today ?? TODAY,
    repository: memoryRepository(files),
  });
  if (result.errors.length > 0) throw new Error(result.errors.map(({ stack, message }) => stack ?? message).join('\n'));
  for (const finding of result.findings) await expectReason(finding);
  return result.findings;
}

let reasons: Promise<ReadonlyMap<string, string | undefined>> | undefined;

async function loadReasons(): Promise<ReadonlyMap<string, string | undefined>> {
  const modules = await Promise.all(Object.values(loaders).map((load) => load()));
  return new Map(
    modules.flatMap((module) => module.rules.map((rule): [string, string | undefined] => [rule.id, rule.docs.safe])),
  );
}

/** A rule that calls a fix safe says in its documentation why it is. */
async function expectReason({ rule, fix, file }: Finding): Promise<void> {
  if (fix?.safety !== 'safe') return;
  reasons ??= loadReasons();
  if (!(await reasons).get(rule)) throw new Error(`${rule} calls its fix of ${file} safe, and has no docs.safe`);
}
