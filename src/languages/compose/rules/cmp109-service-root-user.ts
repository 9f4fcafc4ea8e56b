import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

const ROOT = /^(?:root|0+)(?::|$)/;

export default defineRule<ComposeDocument>({
  id: 'CMP109',
  name: 'service-root-user',
  title: 'service configured to run as root',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: ['CL-0018'],
  references: ['https://docs.docker.com/reference/compose-file/services/#user'],
  docs: {
    what: '`user` of a service is `root` or `0`, with or without a group.',
    why: 'Root in the container has the user ID of root on the host: it owns the files in mounted directories, and a hole in the runtime makes it root on the host.',
    instead: 'Remove `user`, so that the user of the image applies, or set an unprivileged one: `user: "1000:1000"`.',
    exceptions:
      'A service without `user` is not checked here: the image decides. For a one-shot service that another one waits for (`service_completed_successfully`) the finding is `info`: it may prepare volumes as root.',
  },
  examples: {
    bad: [
      { code: 'services:\n  app:\n    image: app:1\n    user: root\n', line: 4 },
      { code: 'services:\n  app:\n    image: app:1\n    user: "0:0"\n', line: 4 },
    ],
    good: [
      { code: 'services:\n  app:\n    image: app:1\n    user: "1000:1000"\n' },
      { code: 'services:\n  app:\n    image: app:1\n    user: "${UID}:${GID}"\n' },
    ],
  },

  needs: ['user'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'user')) {
      const text = service.textOf(value);
      if (!text || !ROOT.test(text.value)) continue;
      yield {
        at: text.span,
        message: `service \`${service.name}\` runs as root: its \`user\` is \`${text.raw}\``,
        help: 'remove `user`, or set an unprivileged one, for example `user: "1000:1000"`',
        severity: service.grade(doc.oneShots.has(service.name) ? 'info' : 'warning'),
        path: service.path('user'),
      };
    }
  },
});
