import type { BuildSecret } from '../plan.ts';

/** How .npmrc gets into the build without its secrets getting into a layer. */
export interface Npmrc {
  /** `.npmrc ` where it can be copied, else empty. */
  readonly copied: '.npmrc ' | '';
  /** Options of `RUN`, each with a space after it. */
  readonly mounts: string;
  readonly secrets: readonly BuildSecret[];
}

/**
 * A file with a literal token is a secret as a whole; one that refers to variables is copied, and the variables are
 * the secrets.
 */
export function npmrcOf(isThere: boolean, text: string): Npmrc {
  if (!isThere) return { copied: '', mounts: '', secrets: [] };
  const values = [...text.matchAll(/^[^#;\n=]*_(?:auth(?:Token)?|password)[ \t]*=[ \t]*(\S+)/gim)].map(
    (match) => match[1] ?? '',
  );
  const names = [
    ...new Set([...text.matchAll(/\$\{([A-Z_][A-Z0-9_]{0,60})\??\}/g)].map((match) => match[1] ?? '')),
  ].slice(0, 10);
  if (values.some((value) => !/^["']?\$\{/.test(value)))
    return {
      copied: '',
      mounts: '--mount=type=secret,id=npmrc,target=/root/.npmrc ',
      secrets: [{ id: 'npmrc', file: '.npmrc' }],
    };
  return {
    copied: '.npmrc ',
    mounts: names.map((name) => `--mount=type=secret,id=${name},env=${name} `).join(''),
    secrets: names.map((id) => ({ id })),
  };
}
