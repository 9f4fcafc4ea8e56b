import { defineRule } from '../../../core/rule.ts';
import { isTrue } from '../booleans.ts';
import { type ComposeDocument, wholeServices } from '../document.ts';
import { lineForService } from '../edits.ts';
import type { Service } from '../service.ts';

const OPTION = 'security_opt: ["no-new-privileges:true"]';
const SET = /^no-new-privileges(?:[:=]true)?$/i;

export default defineRule<ComposeDocument>({
  id: 'CMP107',
  name: 'new-privileges',
  title: 'service without `no-new-privileges`',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info' },
  aliases: ['CL-0003', '27fcc7d6', '610e266e'],
  references: ['https://docs.docker.com/reference/compose-file/services/#security_opt'],
  docs: {
    what: '`security_opt` of a service lacks `no-new-privileges:true`.',
    why: 'Without it, a setuid program in the image, such as `su` or `mount`, can turn an ordinary user into root: `USER` protects less than it seems to.',
    instead: 'Add `security_opt: ["no-new-privileges:true"]`.',
    exceptions: 'Privileged services, overrides, and services that extend a file that cannot be read.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  app:\n    image: app:1\n',
        line: 2,
        fixed: 'services:\n  app:\n    image: app:1\n    security_opt: ["no-new-privileges:true"]\n',
      },
      { code: 'services:\n  app:\n    image: app:1\n    security_opt:\n      - apparmor:docker-default\n', line: 4 },
    ],
    good: [
      { code: 'services:\n  app:\n    image: app:1\n    security_opt: ["no-new-privileges:true"]\n' },
      { code: 'services:\n  app:\n    image: app:1\n    security_opt: [no-new-privileges=true]\n' },
    ],
  },

  needs: ['has:complete'],
  *check(doc) {
    for (const { service, views } of wholeServices(doc)) {
      if (views.some(isExempt)) continue;
      const own = service.map?.entries.find(({ key }) => key.text === 'security_opt');
      const edit = service.entry('security_opt') ? undefined : lineForService(doc, service, OPTION);
      yield {
        at: own?.key.span ?? service.nameSpan,
        message: `programs in service \`${service.name}\` can gain privileges through setuid`,
        help: 'add `no-new-privileges:true` to `security_opt`',
        severity: service.grade('info'),
        path: service.path(...(own ? ['security_opt'] : [])),
        ...(edit && { fix: { title: `Add \`${OPTION}\``, safety: 'unsafe', edits: [edit] } }),
      };
    }
  },
});

function isExempt(service: Service): boolean {
  if (isTrue(service.text('privileged')) || service.has('provider')) return true;
  return service.strings('security_opt').some(({ value }) => SET.test(value));
}
