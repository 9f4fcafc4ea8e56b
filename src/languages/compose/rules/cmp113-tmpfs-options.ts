import { defineRule, type Fix } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';
import type { Text } from '../text.ts';

const LOOSE = new Set(['exec', 'suid', 'dev']);

export default defineRule<ComposeDocument>({
  id: 'CMP113',
  name: 'tmpfs-options',
  title: 'tmpfs that allows `exec`, `suid` or `dev`',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info' },
  aliases: ['CL-0022'],
  references: ['https://docs.docker.com/engine/storage/tmpfs/'],
  docs: {
    what: 'An entry of `tmpfs` has the option `exec`, `suid` or `dev`.',
    why: 'Docker mounts a tmpfs with `noexec,nosuid,nodev`, so that files an attacker drops there cannot run. The option reverts that.',
    instead: 'Remove the option.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  app:\n    image: app:1\n    tmpfs: /tmp:exec,size=64m\n',
        line: 4,
        fixed: 'services:\n  app:\n    image: app:1\n    tmpfs: /tmp:size=64m\n',
      },
      { code: 'services:\n  app:\n    image: app:1\n    tmpfs:\n      - /run\n      - "/tmp:suid"\n', line: 6 },
    ],
    good: [
      { code: 'services:\n  app:\n    image: app:1\n    tmpfs: /tmp:size=64m,mode=1777\n' },
      { code: 'services:\n  app:\n    image: app:1\n    tmpfs: ["/tmp:noexec,nosuid", "/exec"]\n' },
    ],
  },

  needs: ['tmpfs'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'tmpfs')) {
      for (const text of service.stringsOf(value)) {
        const colon = text.value.indexOf(':');
        if (colon === -1) continue;
        let at = colon + 1;
        for (const option of text.value.slice(at).split(',')) {
          if (LOOSE.has(option)) {
            yield {
              at: text.at(at, at + option.length),
              message: `the tmpfs of service \`${service.name}\` allows \`${option}\`, which Docker disables by default`,
              help: `remove \`${option}\``,
              path: service.path('tmpfs'),
              ...(text.literal && text.verbatim && { fix: withoutOption(text, at, at + option.length) }),
            };
          }
          at += option.length + 1;
        }
      }
    }
  },
});

/** The option is removed with one adjacent comma, or with the colon when it is the only one. */
function withoutOption(text: Text, start: number, end: number): Fix {
  const isLast = end === text.raw.length;
  const span = text.rawAt(isLast ? start - 1 : start, isLast ? end : end + 1);
  return { title: 'Remove the option', safety: 'unsafe', edits: [{ span, text: '' }] };
}
