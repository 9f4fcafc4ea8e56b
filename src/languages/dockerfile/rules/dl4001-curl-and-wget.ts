import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { callsSeen, isShell, nameSpan, runsOfStage } from '../runs.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL4001',
  name: 'curl-and-wget',
  title: 'both curl and wget in a stage',
  severity: 'warning',
  profiles: { recommended: 'style', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['DS-0014'],
  references: ['https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages'],
  docs: {
    what: 'A stage whose RUNs call both curl and wget.',
    why: 'One of them is enough; the other is another package to install and patch.',
    instead: 'Use only one of them in the stage.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nRUN curl -O b\nRUN wget c\n', line: 3 },
      { code: 'FROM a:1\nRUN curl -O b && wget c\n', line: 2 },
    ],
    good: [
      { code: 'FROM a:1\nRUN curl -O b\nFROM c:1\nRUN wget d\n' },
      { code: 'FROM a:1\nRUN curl -O b && curl -O c\n' },
    ],
  },
  needs: ['program:wget'],

  *check(doc, facts) {
    for (const stage of doc.stages) {
      const seen = new Set<string>();
      for (const run of runsOfStage(doc, stage)) {
        if (!isShell(run)) continue;
        const calls = callsSeen(run, facts, 'curl', 'wget');
        for (const { program } of calls) if (program) seen.add(program);
        const [last] = calls.slice(-1);
        if (seen.size < 2 || !last) continue;
        yield {
          at: nameSpan(run, last),
          message: 'this stage downloads with both curl and wget',
          help: `use ${last.program === 'wget' ? 'curl' : 'wget'} here too`,
        };
      }
    }
  },
});
