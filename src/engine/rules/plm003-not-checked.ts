import { defineEngineRule } from '../../core/rule.ts';

/** The beginning of a Git LFS pointer file. */
const POINTER = 'version https://git-lfs.github.com/spec/v1\n';

export default defineEngineRule({
  id: 'PLM003',
  name: 'not-checked',
  title: 'unchecked file',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: {
    recommended: 'error',
    hadolint: 'error',
    buildkit: 'error',
    'pss-baseline': 'error',
    'pss-restricted': 'error',
    snyk: 'error',
    'kube-linter': 'error',
    'kube-score': 'error',
  },
  aliases: [],
  references: [],
  docs: {
    what: 'A Dockerfile, Compose file or Kubernetes manifest that was not read: it is too large, contains NUL bytes, is encoded in UTF-16, is stored in Git LFS, or its permissions deny access. Unlike other rules, this one runs regardless of `select`.',
    why: 'Docker or kubectl would read the file, so a run without findings would look clean.',
    instead:
      'Make the file readable as the message describes. Add a file that is not meant for Docker or Kubernetes to `files: {exclude: […]}` in the configuration.',
  },
  examples: {
    bad: [
      { code: `${POINTER}oid sha256:4d7a…\nsize 412\n`, line: 1 },
      { path: 'compose.yaml', code: `${POINTER}oid sha256:51c3…\nsize 1873\n`, line: 1 },
    ],
    good: [
      { code: 'FROM debian:13-slim\nUSER 1000\n' },
      {
        path: 'values.yaml',
        code: `${POINTER}oid sha256:9f02…\nsize 90\n`,
        why: 'not recognizable as a manifest',
      },
    ],
  },
});
