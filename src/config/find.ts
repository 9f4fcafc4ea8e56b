/** Reads a file by its path below the configuration's folder; undefined when there is none. */
export type ReadFile = (path: string) => string | undefined | Promise<string | undefined>;

/** The first of these counts. */
const NAMES = ['.plimsoll.yaml', '.plimsoll.yml', '.plimsoll.json', 'package.json'] as const;
const HADOLINT_NAMES = ['.hadolint.yaml', '.hadolint.yml'] as const;

const FOREIGN_NAMES = ['.snyk', '.trivyignore', '.trivyignore.yaml'] as const;

/** Names of files that are nothing but configuration: what cannot be read of them is an error. */
export const ONLY_CONFIG: RegExp = /^\.(?:plimsoll|hadolint)\./;

export interface FoundConfig {
  readonly file: string;
  readonly text: string;
  /** The key that holds the configuration, in a file that holds other things too. */
  readonly under?: string;
}

/** The configuration file of a folder. */
export async function findConfig(read: ReadFile): Promise<FoundConfig | undefined> {
  for (const file of NAMES) {
    const text = await read(file);
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

/** The files of a folder in which other tools keep what they are to ignore. */
export async function findForeignIgnores(read: ReadFile): Promise<readonly FoundConfig[]> {
  const found: FoundConfig[] = [];
  for (const file of FOREIGN_NAMES) {
    const text = await read(file);
    if (text !== undefined) found.push({ file, text });
  }
  return found;
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
