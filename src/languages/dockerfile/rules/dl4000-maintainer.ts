import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

const AUTHORS = 'org.opencontainers.image.authors';

export default defineRule<DockerfileDocument>({
  id: 'DL4000',
  name: 'maintainer',
  title: 'deprecated MAINTAINER',
  severity: 'error',
  profiles: { recommended: 'info', hadolint: 'error', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['MaintainerDeprecated', 'DS-0022', 'CKV_DOCKER_6'],
  references: ['https://docs.docker.com/reference/build-checks/maintainer-deprecated/'],
  docs: {
    what: 'A `MAINTAINER` instruction.',
    why: 'It has been deprecated since Docker 1.13, and tools that list image authors read the OCI label instead.',
    instead: 'Use `LABEL org.opencontainers.image.authors="…"`.',
    safe: 'The name moves from one field of the image metadata to the label that replaces it; neither affects a running container. There is no fix where the file already has that label; with `strictLabels` the fix is unsafe.',
  },
  examples: {
    bad: [
      {
        code: 'FROM alpine:3.22\nMAINTAINER Ada <ada@example.com>\n',
        line: 2,
        fixed: 'FROM alpine:3.22\nLABEL org.opencontainers.image.authors="Ada <ada@example.com>"\n',
      },
      {
        code: 'FROM alpine:3.22\nmaintainer "Ada"\n',
        line: 2,
        fixed: 'FROM alpine:3.22\nLABEL org.opencontainers.image.authors="Ada"\n',
      },
    ],
    good: [
      { code: 'FROM alpine:3.22\nLABEL org.opencontainers.image.authors="ada@example.com"\n' },
      { code: 'FROM alpine:3.22\n# MAINTAINER Ada\n' },
    ],
  },
  needs: ['MAINTAINER'],

  *check(doc, { settings }) {
    // A label of this file would be overwritten.
    const isLabelled = doc.file.text.includes(AUTHORS);
    const safety = settings.strictLabels ? 'unsafe' : 'safe';
    for (const { keyword, keywordSpan, args, head } of doc.instructions) {
      if (keyword !== 'MAINTAINER') continue;
      const name = args.raw.replace(/^(["'])(.*)\1$/, '$2');
      const quoted = name.replace(/["$\\`]/g, (char) =>
        char === '"' || char === '$' || char === doc.escape ? doc.escape + char : char,
      );
      const label = `LABEL ${AUTHORS}="${quoted}"`;
      yield {
        at: keywordSpan,
        message: 'MAINTAINER is deprecated, and tools no longer read it',
        help: `use a label: ${label}`,
        ...(name !== '' &&
          !isLabelled && { fix: { title: 'Use a label', safety, edits: [{ span: head, text: label }] } }),
      };
    }
  },
});
