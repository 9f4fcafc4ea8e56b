import picomatch from 'picomatch';

/**
 * Asks whether a path, relative to the configuration's folder, is meant by globs. One without a slash matches at any
 * depth, one that names a folder all below it, and a leading `!` takes back what an earlier one matched.
 */
export function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const tests = globs.map((glob) => {
    const negated = glob.startsWith('!');
    return { negated, matches: picomatch(expand(negated ? glob.slice(1) : glob), { dot: true, noextglob: true }) };
  });
  return (path) => {
    let matched = false;
    for (const { negated, matches } of tests) if (matched === negated && matches(path)) matched = !negated;
    return matched;
  };
}

function expand(glob: string): string[] {
  const bare = glob.replace(/^\.\//, '').replace(/\/+$/, '');
  const anchored = bare.startsWith('/') ? bare.slice(1) : bare.includes('/') ? bare : `**/${bare}`;
  return anchored.endsWith('**') ? [anchored] : [anchored, `${anchored}/**`];
}
