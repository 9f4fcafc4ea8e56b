import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { keptCaches, type PackageCache } from '../package-cache.ts';

const CACHE: PackageCache = {
  tools: ['dnf', 'microdnf'],
  fills: ['install', 'in', 'upgrade', 'up', 'upgrade-minimal', 'up-min', 'reinstall', 'rei'],
  cleans: ['clean', 'all'],
  clean: 'clean all',
  mounts: ['/var/cache/libdnf5', '.cache/libdnf5'],
  furtherMounts: ['/var/cache/dnf', '/var/cache/yum'],
  strictFolder: '/var/cache/libdnf5*',
  folder: /^\/var\/cache\/(?:libdnf5|dnf|yum|\*)/,
};

export default defineRule<DockerfileDocument>({
  id: 'DL3040',
  name: 'dnf-cache-kept',
  title: '`dnf install` without `dnf clean all`',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info', hadolint: 'warning' },
  aliases: ['DS-0019'],
  references: ['https://docs.docker.com/build/building/best-practices/'],
  docs: {
    what: 'A RUN installs packages with `dnf` without cleaning the cache.',
    why: 'The package manager cache stays in the layer permanently: the image is larger for everyone who pulls it, and a later RUN cannot remove it.',
    instead: 'End the RUN with `dnf clean all`.',
    safe: 'The packages are already installed, and later commands download what they need again. The fix is unsafe where a later RUN uses only the cache, and there is no fix where `sudo` runs the install.',
    exceptions: 'A RUN with a cache mount on the cache directory.',
  },
  examples: {
    bad: [
      {
        code: 'FROM fedora:41\nRUN dnf install -y curl-8.9.1\n',
        line: 2,
        fixed: 'FROM fedora:41\nRUN dnf install -y curl-8.9.1 && dnf clean all\n',
      },
      {
        code: 'FROM fedora:41\nRUN microdnf upgrade -y\n',
        line: 2,
        fixed: 'FROM fedora:41\nRUN microdnf upgrade -y && microdnf clean all\n',
      },
    ],
    good: [
      { code: 'FROM fedora:41\nRUN dnf install -y curl-8.9.1 && dnf clean all\n' },
      { code: 'FROM fedora:41\nRUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y curl-8.9.1\n' },
    ],
  },
  needs: ['program:dnf', 'program:microdnf'],

  check(doc, facts) {
    return keptCaches(doc, facts, CACHE);
  },
});
