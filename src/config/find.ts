import { ConfigError } from '../core/errors.ts';

/**
 * Reads a file by its path below the configuration's folder; undefined when there is none. Throws a ConfigError for one
 * that is there and cannot or must not be read.
 */
export type ReadFile = (path: string) => string | undefined | Promise<string | undefined>;

/** The first of these counts. */
const NAMES = ['.plimsoll.yaml', '.plimsoll.yml', '.plimsoll.json', 'package.json'] as const;
const HADOLINT_NAMES = ['.hadolint.yaml', '.hadolint.yml'] as const;

const FOREIGN_NAMES = ['.snyk', '.trivyignore', '.trivyignore.yaml'] as const;

export interface FoundConfig {
  readonly file: string;
  readonly text: string;
  /** The key that holds the configuration, in a file that holds other things too. */
  readonly under?: string;
}

/**
 * The configuration file of a folder.
 * @param notes takes a line about a package.json that cannot be read: it need not hold any configuration
 */
export async function findConfig(read: ReadFile, notes: string[]): Promise<FoundConfig | undefined> {
  for (const file of NAMES) {
    const text = file === 'package.json' ? await readOther(read, file, notes) : await read(file);
    if (text === undefined) continue;
    if (file !== 'package.json') return { file, text };
    // `"plimsoll": "^1"` among the dependencies is no configuration; most files end here.
    if (/"plimsoll"\s*:/.test(text) && hasOwnKey(text)) return { file, text, under: 'plimsoll' };
  }
  return undefined;
}

/** The hadolint configuration of a folder. */
export async function findHadolint(read: ReadFile): Promise<FoundConfig | undefined> {
  for (const file of HADOLINT_NAMES) {
    const text = await read(file);
    if (text !== undefined) return { file, text };
  }
  return undefined;
}

/**
 * The files of a folder in which other tools keep what they are to ignore.
 * @param notes takes a line about each that cannot be read: nothing is ignored by it
 */
export async function findForeignIgnores(read: ReadFile, notes: string[]): Promise<readonly FoundConfig[]> {
  const found: FoundConfig[] = [];
  for (const file of FOREIGN_NAMES) {
    const text = await readOther(read, file, notes);
    if (text !== undefined) found.push({ file, text });
  }
  return found;
}

/** Reads a file of another tool, whose faults are not ours to report as errors. */
async function readOther(read: ReadFile, file: string, notes: string[]): Promise<string | undefined> {
  try {
    return await read(file);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    notes.push(`${error.message}; it is ignored`);
    return undefined;
  }
}

function hasOwnKey(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'plimsoll');
  } catch {
    // A broken package.json is npm's to report.
    return false;
  }
}
