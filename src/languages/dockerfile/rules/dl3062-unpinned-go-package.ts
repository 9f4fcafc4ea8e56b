import type { Facts } from '../../../core/rule.ts';
import { defineRule } from '../../../core/rule.ts';
import type { ShellWord } from '../../shell/word.ts';
import type { DockerfileDocument } from '../document.ts';
import { isStrict, packagesOf, type ToolCall, toolCallsIn, unpinnedReport, withoutValues } from '../packages.ts';
import { runs } from '../runs.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3062',
  name: 'unpinned-go-package',
  title: 'unpinned Go packages',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', hadolint: 'warning' },
  aliases: [],
  references: ['https://go.dev/ref/mod#go-install'],
  docs: {
    what: '`go install`, `go get` or `go run` with a module that has no version or uses `@latest`.',
    why: 'The same Dockerfile builds a different image next month: a new version arrives without a commit, and a breakage is hard to trace.',
    instead: 'Pin the version: `go install example.com/tool@v1.2.3`.',
    exceptions: 'Local paths, files, and names from variables.',
  },
  examples: {
    bad: [
      { code: 'FROM golang:1.23\nRUN go install golang.org/x/tools/cmd/stringer@latest\n', line: 2 },
      { code: 'FROM golang:1.23\nRUN go get github.com/pkg/errors\n', line: 2 },
    ],
    good: [
      { code: 'FROM golang:1.23\nRUN go install golang.org/x/tools/cmd/stringer@v0.26.0\n' },
      { code: 'FROM golang:1.23\nRUN go install ./... && go run . && go install $TOOL\n' },
    ],
  },
  needs: ['program:go'],

  *check(doc, facts) {
    for (const run of runs(doc)) {
      const started = toolCallsIn(run, facts, ['go'], ['run']);
      const installed = toolCallsIn(run, facts, ['go'], ['install', 'get']);
      // hadolint checks installed programs only where nothing is run.
      const others = isStrict(facts) && started.length > 0 ? [] : installed;
      const lists = [
        ...started.map((call) => ({
          call,
          packages: isStrict(facts) ? withoutValues(call, []).slice(1, 2) : firstOf(call, facts),
        })),
        ...others.map((call) => ({ call, packages: packagesOf(call, facts, ['install', 'get', 'tool'], []) })),
      ];
      for (const { call, packages } of lists) {
        const unpinned = packages.filter(({ value }) => !isPinned(value, isStrict(facts)));
        const report = unpinnedReport(call, unpinned, 'module');
        if (report) yield { ...report, help: 'write the version behind the path: `path@v1.2.3`' };
      }
    }
  },
});

/** What follows the program belongs to it. */
function firstOf(call: ToolCall, facts: Facts): readonly ShellWord[] {
  return packagesOf(call, facts, [], []).slice(0, 1);
}

function isPinned(text: string, strict: boolean): boolean {
  if (/^(?:\.|\/)/.test(text)) return true;
  // Ours: a file, or a package of the standard library or of this module (no host in its path).
  if (!strict && (text.endsWith('.go') || !(text.split('/', 1)[0] ?? '').includes('.'))) return true;
  return text.includes('@') && !/@(?:latest|none)$/.test(text);
}
