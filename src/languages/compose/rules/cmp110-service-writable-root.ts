import { defineRule, type Report } from '../../../core/rule.ts';
import { isFalse, isTrue } from '../booleans.ts';
import { type ComposeDocument, eachOwn, wholeServices } from '../document.ts';
import { lineForService } from '../edits.ts';
import type { Service } from '../service.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP110',
  name: 'service-writable-root',
  title: 'service with a writable root file system',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: {},
  aliases: ['CL-0007'],
  references: ['https://docs.docker.com/reference/compose-file/services/#read_only'],
  docs: {
    what: 'A service has no `read_only: true`.',
    why: 'An attacker can change the program itself or add another one, and both persist until the container is recreated.',
    instead: 'Add `read_only: true`, and a `tmpfs` or a volume for each directory that the program writes to.',
    exceptions:
      'Services that extend a file that cannot be read, and overrides, where only an explicit `false` is reported. Not in the recommended profile.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  app:\n    image: app:1\n',
        line: 2,
        fixed: 'services:\n  app:\n    image: app:1\n    read_only: true\n',
      },
      { code: 'services:\n  app:\n    image: app:1\n    read_only: false\n', line: 4 },
    ],
    good: [
      { code: 'services:\n  app:\n    image: app:1\n    read_only: true\n    tmpfs: [/tmp]\n' },
      { code: 'services:\n  app:\n    image: app:1\n    read_only: ${READ_ONLY}\n' },
    ],
  },

  needs: ['has:complete', 'read_only'],
  *check(doc) {
    if (doc.partial) {
      for (const { service, value } of eachOwn(doc, 'read_only')) {
        const flag = service.textOf(value);
        if (flag && isFalse(flag)) yield { ...reportOn(service, 'read_only'), at: flag.span };
      }
    }
    for (const { service, views } of wholeServices(doc)) {
      if (views.some(isExempt)) continue;
      const flag = service.text('read_only');
      // A `false` in another file is reported there.
      if (views[0].text('read_only')?.node !== flag?.node) continue;
      const edit = flag ? undefined : lineForService(doc, service, 'read_only: true');
      yield {
        ...reportOn(service, ...(flag ? ['read_only'] : [])),
        at: isFalse(flag) && flag ? flag.span : service.nameSpan,
        ...(edit && { fix: { title: 'Make the root file system read-only', safety: 'unsafe', edits: [edit] } }),
      };
    }
  },
});

function isExempt(service: Service): boolean {
  const flag = service.text('read_only');
  return service.has('provider') || isTrue(flag) || flag?.unknown === true;
}

function reportOn(service: Service, ...keys: readonly string[]): Omit<Report, 'at'> {
  return {
    message: `service \`${service.name}\` has a writable root file system`,
    help: 'add `read_only: true`, and a `tmpfs` for each directory that the program writes to',
    path: service.path(...keys),
  };
}
