import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { keptCaches, type PackageCache } from '../package-cache.ts';

const CACHE: PackageCache = {
  tools: ['zypper'],
  fills: ['install', 'in'],
  cleans: ['clean', 'cc'],
  clean: 'clean',
  mounts: ['/var/cache/zypp'],
  furtherMounts: [],
  folder: /^\/var\/cache\/zypp/,
};

export default defineRule<DockerfileDocument>({
  id: 'DL3036',
  name: 'zypper-cache-kept',
  title: '`zypper install` without `zypper clean`',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info', hadolint: 'warning' },
  aliases: ['DS-0020'],
  references: ['https://docs.docker.com/build/building/best-practices/'],
  docs: {
    what: 'A RUN installs packages with `zypper` without cleaning the cache.',
    why: 'The package manager cache stays in the layer permanently: the image is larger for everyone who pulls it, and a later RUN cannot remove it.',
    instead: 'End the RUN with `zypper clean`.',
    safe: 'The packages are already installed, and later commands download what they need again. The fix is unsafe where a later RUN uses only the cache, and there is no fix where `sudo` runs the install.',
    exceptions: 'A RUN with a cache mount on the cache directory.',
  },
  examples: {
    bad: [
      {
        code: 'FROM opensuse/leap:15.6\nRUN zypper -n install "curl=8.6.0"\n',
        line: 2,
        fixed: 'FROM opensuse/leap:15.6\nRUN zypper -n install "curl=8.6.0" && zypper clean\n',
      },
      { code: 'FROM opensuse/leap:15.6\nRUN zypper cc && zypper -n in "curl=8.6.0"\n', line: 2 },
    ],
    good: [
      { code: 'FROM opensuse/leap:15.6\nRUN zypper -n in "curl=8.6.0" && zypper cc -a\n' },
      { code: 'FROM opensuse/leap:15.6\nRUN --mount=type=cache,target=/var/cache/zypp zypper -n in "curl=8.6.0"\n' },
    ],
  },
  needs: ['program:zypper'],

  check(doc, facts) {
    return keptCaches(doc, facts, CACHE);
  },
});
