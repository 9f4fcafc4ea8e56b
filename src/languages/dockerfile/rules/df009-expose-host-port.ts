import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DF009',
  name: 'expose-host-port',
  title: 'EXPOSE with an address or host port',
  severity: 'warning',
  profiles: { recommended: 'warning', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['ExposeInvalidFormat'],
  references: ['https://docs.docker.com/reference/build-checks/expose-invalid-format/'],
  docs: {
    what: 'An EXPOSE with an IP address or a host port.',
    why: 'EXPOSE only records the container port; the rest is ignored and nothing is published.',
    instead: 'Expose the container port and publish it with `docker run -p`.',
    safe: 'Docker stores only the container port either way.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nEXPOSE 8080:80\n', line: 2, fixed: 'FROM a:1\nEXPOSE 80\n' },
      { code: 'FROM a:1\nEXPOSE 127.0.0.1:8080:80/tcp\n', line: 2, fixed: 'FROM a:1\nEXPOSE 80/tcp\n' },
    ],
    good: [{ code: 'FROM a:1\nEXPOSE 80\n' }, { code: 'FROM a:1\nEXPOSE $PORT\n' }],
  },
  needs: ['EXPOSE::'],

  *check(doc) {
    for (const { keyword, words } of doc.instructions) {
      if (keyword !== 'EXPOSE') continue;
      for (const { raw, value, span } of words) {
        const port = value.slice(value.lastIndexOf(':') + 1);
        if (port === value || port === '' || raw.includes('$')) continue;
        yield {
          at: span,
          message: `EXPOSE uses only \`${port}\` of \`${raw}\` and publishes nothing`,
          help: `expose the container port: EXPOSE ${port}`,
          fix: { title: `Write \`${port}\``, safety: 'safe', edits: [{ span, text: port }] },
        };
      }
    }
  },
});
