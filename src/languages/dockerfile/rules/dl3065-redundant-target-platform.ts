import { defineRule } from '../../../core/rule.ts';
import { declarationsOf } from '../declarations.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3065',
  name: 'redundant-target-platform',
  title: 'redundant --platform=$TARGETPLATFORM',
  severity: 'warning',
  profiles: { recommended: 'style', hadolint: 'warning', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['RedundantTargetPlatform'],
  references: ['https://docs.docker.com/reference/build-checks/redundant-target-platform/'],
  docs: {
    what: 'A `FROM --platform=$TARGETPLATFORM`.',
    why: 'This is the default for FROM; the flag makes readers look for a reason.',
    instead: 'Remove the flag.',
    safe: 'FROM builds for the target platform by default. The fix is unsafe where an ARG gives the variable a different value, and where FROM names a stage, which may be built for a different platform.',
  },
  examples: {
    bad: [
      { code: 'FROM --platform=$TARGETPLATFORM a:1\n', line: 1, fixed: 'FROM a:1\n' },
      { code: 'FROM --platform=${TARGETPLATFORM} a:1 AS b\n', line: 1, fixed: 'FROM a:1 AS b\n' },
    ],
    good: [{ code: 'FROM a:1\n' }, { code: 'FROM --platform=$BUILDPLATFORM a:1\n' }],
  },
  needs: ['flag:platform'],

  *check(doc) {
    for (const { platform, image, base } of doc.stages) {
      if (!platform || !image || !/^(?:\$TARGETPLATFORM|\$\{TARGETPLATFORM\})$/.test(platform.value ?? '')) continue;
      yield {
        at: platform.span,
        message: 'FROM already builds for the target platform',
        help: 'remove the flag: FROM <image>',
        fix: {
          title: 'Delete the flag',
          // An ARG may give the name another value, and a stage may have been built for another platform.
          safety: base || declarationsOf(doc, 'TARGETPLATFORM').some(({ value }) => value) ? 'unsafe' : 'safe',
          edits: [{ span: { start: platform.span.start, end: image.span.start }, text: '' }],
        },
      };
    }
  },
});
