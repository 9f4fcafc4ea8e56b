import { matchParts } from './glob.ts';

interface GitPattern {
  readonly negated: boolean;
  readonly onlyFolders: boolean;
  /** Parts below the directory of the file; a pattern without a slash may match at any depth. */
  readonly parts: readonly string[];
}

/** The `.gitignore` files of a repository. */
export class GitIgnore {
  private readonly byFolder = new Map<string, readonly GitPattern[]>();

  /** Adds a file by its path and text. */
  add(path: string, text: string): void {
    const slash = path.lastIndexOf('/');
    this.byFolder.set(slash === -1 ? '' : path.slice(0, slash), parse(text));
  }

  /** Whether Git would ignore a path; `folder` when a directory of that name is meant or possible. */
  ignores(path: string, folder = true): boolean {
    const parts = path.split('/');
    for (let length = 1; length <= parts.length; length++) {
      if (this.decides(parts.slice(0, length), length < parts.length || folder)) return true;
    }
    return false;
  }

  private decides(parts: readonly string[], folder: boolean): boolean {
    let ignored = false;
    for (let depth = 0; depth < parts.length; depth++) {
      for (const pattern of this.byFolder.get(parts.slice(0, depth).join('/')) ?? []) {
        if ((!pattern.onlyFolders || folder) && matchParts(pattern.parts, parts.slice(depth)))
          ignored = !pattern.negated;
      }
    }
    return ignored;
  }
}

function parse(text: string): GitPattern[] {
  const patterns: GitPattern[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trimEnd();
    if (line === '' || line.startsWith('#')) continue;
    const negated = line.startsWith('!');
    const body = negated ? line.slice(1) : line;
    const onlyFolders = body.endsWith('/');
    const path = onlyFolders ? body.slice(0, -1) : body;
    const parts = path.split('/').filter((part) => part !== '');
    if (parts.length === 0) continue;
    patterns.push({ negated, onlyFolders, parts: path.includes('/') ? parts : ['**', ...parts] });
  }
  return patterns;
}
