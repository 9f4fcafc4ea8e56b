import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';
import { withoutItem } from '../edits.ts';

const OFF: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^seccomp[:=]unconfined$/i, 'the system call filter (seccomp)'],
  [/^apparmor[:=]unconfined$/i, 'AppArmor'],
  [/^label[:=]disable$/i, 'SELinux'],
  [/^systempaths[:=]unconfined$/i, 'the protection of `/proc` and `/sys`'],
  [/^no-new-privileges[:=]false$/i, 'the protection against setuid programs'],
];

export default defineRule<ComposeDocument>({
  id: 'CMP108',
  name: 'security-profile-off',
  title: 'security profile disabled',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: ['CL-0009', '404fde2c'],
  references: ['https://docs.docker.com/engine/security/seccomp/', 'https://docs.docker.com/engine/security/apparmor/'],
  docs: {
    what: '`security_opt` has `seccomp:unconfined`, `apparmor:unconfined`, `label:disable` or `systempaths=unconfined`.',
    why: 'The default profiles block the system calls and files that most container escapes need.',
    instead:
      'Remove the line. For a program that needs one more system call, write a custom profile: `seccomp:./profile.json`.',
    exceptions: 'A service that runs only in profiles such as `dev` or `debug` is reported one severity lower.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  app:\n    image: app:1\n    security_opt:\n      - seccomp:unconfined\n      - no-new-privileges:true\n',
        line: 5,
        fixed: 'services:\n  app:\n    image: app:1\n    security_opt:\n      - no-new-privileges:true\n',
      },
      { code: 'services:\n  app:\n    image: app:1\n    security_opt:\n      - seccomp:unconfined\n', line: 5 },
      {
        code: 'services:\n  app:\n    image: app:1\n    security_opt: ["no-new-privileges:true", "label=disable"]\n',
        line: 4,
      },
    ],
    good: [
      { code: 'services:\n  app:\n    image: app:1\n    security_opt: ["seccomp:./profile.json"]\n' },
      {
        code: 'services:\n  app:\n    image: app:1\n    security_opt: ["apparmor:docker-default", "no-new-privileges:true"]\n',
      },
    ],
  },

  needs: ['security_opt'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'security_opt')) {
      for (const text of service.stringsOf(value)) {
        const off = OFF.find(([pattern]) => pattern.test(text.value));
        if (!off) continue;
        const edit = withoutItem(doc, value, text.span);
        yield {
          at: text.span,
          message: `${off[1]} is disabled for service \`${service.name}\``,
          help: `remove \`${text.raw}\``,
          severity: service.grade('error'),
          path: service.path('security_opt'),
          ...(edit && { fix: { title: 'Remove the option', safety: 'unsafe', edits: [edit] } }),
        };
      }
    }
  },
});
