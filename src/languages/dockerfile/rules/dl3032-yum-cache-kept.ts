import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { keptCaches, type PackageCache } from '../package-cache.ts';

const CACHE: PackageCache = {
  tools: ['yum'],
  fills: ['install'],
  cleans: ['clean', 'all'],
  clean: 'clean all',
  mounts: [],
  furtherMounts: ['/var/cache/yum'],
  strictFolder: '/var/cache/yum/*',
  folder: /^\/var\/cache\/yum/,
};

export default defineRule<DockerfileDocument>({
  id: 'DL3032',
  name: 'yum-cache-kept',
  title: '`yum install` without `yum clean all`',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info', hadolint: 'warning' },
  aliases: ['DS-0015'],
  references: ['https://docs.docker.com/build/building/best-practices/'],
  docs: {
    what: 'A RUN installs packages with `yum` without cleaning the cache.',
    why: 'The package manager cache stays in the layer permanently: the image is larger for everyone who pulls it, and a later RUN cannot remove it.',
    instead: 'End the RUN with `yum clean all`.',
    safe: 'The packages are already installed, and later commands download what they need again. The fix is unsafe where a later RUN uses only the cache, and there is no fix where `sudo` runs the install.',
    exceptions: 'A RUN that removes the cache directory itself or has a cache mount there.',
  },
  examples: {
    bad: [
      {
        code: 'FROM centos:7\nRUN yum install -y curl-8.9.1\n',
        line: 2,
        fixed: 'FROM centos:7\nRUN yum install -y curl-8.9.1 && yum clean all\n',
      },
      { code: 'FROM centos:7\nRUN yum clean all && yum install -y curl-8.9.1\n', line: 2 },
    ],
    good: [
      { code: 'FROM centos:7\nRUN yum install -y curl-8.9.1 && yum clean all\n' },
      { code: 'FROM centos:7\nRUN yum install -y curl-8.9.1 && rm -rf /var/cache/yum/*\n' },
    ],
  },
  needs: ['program:yum'],

  check(doc, facts) {
    return keptCaches(doc, facts, CACHE);
  },
});
