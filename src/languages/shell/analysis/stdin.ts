/** Programs that never read their standard input. */
const DEAF: ReadonlySet<string> = new Set(
  (
    'alias basename cd chgrp chmod chown cp du echo export kill ln ls mv printf ps pwd readlink realpath rm rmdir set ' +
    'sleep touch trap ulimit uname'
  ).split(' '),
);

export function ignoresStdin(name: string): boolean {
  return DEAF.has(name);
}
