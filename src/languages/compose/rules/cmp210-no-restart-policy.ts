import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, isOneShot, wholeServices } from '../document.ts';
import type { Service } from '../service.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP210',
  name: 'no-restart-policy',
  title: 'published service without a restart policy',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: ['2fc99041'],
  references: ['https://docs.docker.com/reference/compose-file/services/#restart'],
  docs: {
    what: 'A service publishes ports and has neither `restart` nor `deploy.restart_policy`.',
    why: 'It serves users, and after a crash or a reboot of the host nothing starts it again.',
    instead: 'Add `restart: unless-stopped`.',
    exceptions:
      'One-shot services, services with profiles, overrides, and services that extend a file that cannot be read.',
  },
  examples: {
    bad: [
      { code: 'services:\n  web:\n    image: web:1\n    ports: ["80:80"]\n', line: 2 },
      { code: 'services:\n  web:\n    build: .\n    ports:\n      - target: 80\n        published: 8080\n', line: 2 },
    ],
    good: [
      { code: 'services:\n  web:\n    image: web:1\n    restart: unless-stopped\n    ports: ["80:80"]\n' },
      { code: 'services:\n  job:\n    image: job:1\n' },
    ],
  },

  needs: ['ports'],
  *check(doc) {
    for (const { service, views } of wholeServices(doc)) {
      if (views[0].ports.length === 0 || views.some(isExempt) || isOneShot(doc, service)) continue;
      yield {
        at: service.nameSpan,
        message: `service \`${service.name}\` stays down after a crash or a reboot`,
        help: 'add a restart policy: `restart: unless-stopped`',
        path: service.path(),
      };
    }
  },
});

function isExempt(service: Service): boolean {
  if (service.profiles.length > 0 || service.entry('restart')) return true;
  return service.getIn(['deploy', 'restart_policy']) !== undefined;
}
