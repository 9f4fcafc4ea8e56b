import { defineRule } from '../../../core/rule.ts';
import { isTrue } from '../booleans.ts';
import { type ComposeDocument, wholeServices } from '../document.ts';
import { lineForService } from '../edits.ts';
import type { Service } from '../service.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP106',
  name: 'service-capabilities-kept',
  title: 'service that keeps the default capabilities',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info' },
  aliases: ['CL-0006', 'ce76b7d0'],
  references: ['https://docs.docker.com/engine/security/#linux-kernel-capabilities'],
  docs: {
    what: 'A service does not drop `ALL` in `cap_drop`.',
    why: 'Docker gives every container fourteen capabilities, including raw sockets and changing the owner of any file. Most programs need none of them, and each one helps an attacker.',
    instead: 'Write `cap_drop: [ALL]` and add back in `cap_add` what the program turns out to need.',
    exceptions:
      'Privileged services, which CMP101 reports, overrides, and services that extend a file that cannot be read.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  app:\n    image: app:1\n',
        line: 2,
        fixed: 'services:\n  app:\n    image: app:1\n    cap_drop: [ALL]\n',
      },
      { code: 'services:\n  app:\n    image: app:1\n    cap_drop: [NET_RAW]\n', line: 2 },
    ],
    good: [
      { code: 'services:\n  app:\n    image: app:1\n    cap_drop: [ALL]\n' },
      { code: 'services:\n  base:\n    image: app:1\n    cap_drop: [all]\n  app:\n    extends: base\n' },
    ],
  },

  needs: ['has:complete'],
  *check(doc) {
    for (const { service, views } of wholeServices(doc)) {
      if (views.some(isExempt)) continue;
      const edit = service.entry('cap_drop') ? undefined : lineForService(doc, service, 'cap_drop: [ALL]');
      yield {
        at: service.nameSpan,
        message: `service \`${service.name}\` keeps the default capabilities of Docker`,
        help: 'drop them: `cap_drop: [ALL]`',
        severity: service.grade('info'),
        path: service.path(),
        ...(edit && { fix: { title: 'Drop all capabilities', safety: 'unsafe', edits: [edit] } }),
      };
    }
  },
});

function isExempt(service: Service): boolean {
  if (isTrue(service.text('privileged')) || service.has('provider')) return true;
  return service.strings('cap_drop').some(({ value }) => /^(?:cap_)?all$/i.test(value));
}
