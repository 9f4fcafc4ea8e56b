const SUFFIX = /\.(?:tar|Z|bz2|gz|lz|lzma|tZ|tb2|tbz|tbz2|tgz|tlz|tpz|txz|xz)$/;

/** Whether a path names an archive that ADD unpacks, by its suffix. */
export function isArchive(path: string): boolean {
  return SUFFIX.test(path);
}

/** `http://…` and `https://…`. */
export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** Sources that ADD clones. */
export function isGit(source: string): boolean {
  return /^(?:git@|git:\/\/|ssh:\/\/|git\+)/i.test(source) || /\.git(?:#|\?|$)/.test(source);
}
