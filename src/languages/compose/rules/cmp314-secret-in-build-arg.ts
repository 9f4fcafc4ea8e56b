import { describeSecret, findTokens, isCredentialName, judgeCredential } from '../../../core/credentials.ts';
import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachVariable } from '../document.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP314',
  name: 'secret-in-build-arg',
  title: 'credential in a build argument',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/reference/compose-file/build/#secrets',
  ],
  docs: {
    what: '`build.args` sets an argument whose name contains password, secret, token or key, or whose value looks like a known token.',
    why: 'Build arguments stay in the image history: `docker history` shows them to anyone who can pull the image.',
    instead: 'Use `build.secrets` and `RUN --mount=type=secret` in the Dockerfile.',
    exceptions:
      'An argument that comes from a variable without a default is `info`: the value is not in the repository, but it still stays in the image.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: k3Jv9qLmZxT7\n',
        line: 6,
      },
      {
        code: 'services:\n  app:\n    build:\n      context: .\n      args:\n        - NPM_TOKEN=${NPM_TOKEN}\n',
        line: 6,
      },
    ],
    good: [
      {
        code: 'services:\n  app:\n    build:\n      context: .\n      secrets: [npm]\nsecrets:\n  npm:\n    environment: NPM_TOKEN\n',
      },
      {
        code: 'services:\n  app:\n    build:\n      context: .\n      args:\n        VERSION: 1.2.3\n        SECRET_PATH: /run/secrets/x\n',
      },
    ],
  },

  needs: ['build'],
  *check(doc) {
    for (const { service, variable } of eachVariable(doc, 'build', 'args')) {
      const { name, value: argument = '', unknown, valueSpan } = variable;
      const token = findTokens(argument)[0];
      if (!token && !isCredentialName(name)) continue;
      const isPassedOn = unknown || variable.value === undefined;
      if (!token && !isPassedOn && !judgeCredential(argument)) continue;
      yield {
        at: valueSpan,
        message: isPassedOn
          ? `the build argument \`${name}\` stays in the image history`
          : `the build argument \`${name}\` contains ${token ? token.kind : 'a literal credential'} (${describeSecret(argument)}) and stays in the image history`,
        help: 'use `build.secrets`, and `RUN --mount=type=secret` in the Dockerfile',
        severity: service.grade(isPassedOn ? 'info' : 'error'),
        path: service.path('build', 'args', name),
      };
    }
  },
});
