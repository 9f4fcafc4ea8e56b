import type { Facts, Report } from '../../core/rule.ts';
import type { DockerfileDocument, Script } from './document.ts';
import { isElevated, laterRuns, mayBeMounted } from './later-runs.ts';
import { appendCommand, isStrict, type ToolCall, toolCallsIn } from './packages.ts';
import { fixBy, hasMountAt, runs, spanOf } from './runs.ts';

/** How a package manager fills and cleans its cache. */
export interface PackageCache {
  /** Programs with the same subcommands. */
  readonly tools: readonly string[];
  /** Subcommands that fill the cache. */
  readonly fills: readonly string[];
  /** Words of which one stands after the subcommand that cleans, as `toolCallsIn` takes them. */
  readonly cleans: readonly string[];
  /** What to append: `clean all`. */
  readonly clean: string;
  /** Cache mounts that hadolint accepts too. */
  readonly mounts: readonly string[];
  /** Cache mounts that it does not know. */
  readonly furtherMounts: readonly string[];
  /** Argument of the `rm -rf` that hadolint accepts. */
  readonly strictFolder?: string;
  /** An argument of `rm` that removes the cache. */
  readonly folder: RegExp;
}

/** A package manager that works without a network needs the cache. */
const CACHE_ONLY = /\s(?:-C|--cacheonly|--no-refresh)\b/;

/** Reports RUNs that leave the cache of a package manager in their layer. */
export function* keptCaches(doc: DockerfileDocument, facts: Facts, cache: PackageCache): Iterable<Report> {
  const strict = isStrict(facts);
  const mounts = strict ? cache.mounts : [...cache.mounts, ...cache.furtherMounts];
  for (const run of runs(doc)) {
    if (mounts.some((mount) => hasMountAt(run, mount))) continue;
    for (const tool of cache.tools) {
      const installs = toolCallsIn(run, facts, [tool], cache.fills);
      const first = installs[0];
      if (!first) continue;
      const cleans = toolCallsIn(run, facts, [tool], cache.cleans);
      const removals = removalsIn(run, facts, cache);
      // hadolint compares the first of each; what counts is that nothing is installed after the cleaning.
      const [install, ...ends] = strict
        ? [first, cleans[0], removals[0]]
        : [installs.at(-1) ?? first, cleans.at(-1), removals.at(-1)];
      if (ends.some((end) => end && end.sub.span.start > install.sub.span.start)) continue;
      const command = `${tool} ${cache.clean}`;
      const edit = appendCommand(doc, run, command);
      // Where `sudo` installs, the appended command has no rights to clean.
      const isOwn = installs.every((call) => !isElevated(call));
      const isRead =
        mayBeMounted(run, '/var/cache') || laterRuns(doc, run).some((one) => CACHE_ONLY.test(one.shell.text));
      yield {
        at: spanOf(run, install.sub.span),
        message: `\`${tool} ${install.sub.value}\` leaves its cache in the layer`,
        help: `end the RUN with: && ${command}`,
        ...(edit && isOwn && fixBy(run, 'Clean the cache in the same RUN', isRead ? 'unsafe' : 'safe', [edit])),
      };
    }
  }
}

/** Commands that remove the cache directory. */
function removalsIn(run: Script, facts: Facts, { strictFolder, folder }: PackageCache): ToolCall[] {
  if (!isStrict(facts)) {
    return toolCallsIn(run, facts, ['rm']).filter(({ words }) => words.some(({ value }) => folder.test(value)));
  }
  return strictFolder === undefined ? [] : toolCallsIn(run, facts, ['rm'], ['-rf', strictFolder]);
}
