import { directedDialect } from '../dialect.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

/** Files that are read by a shell that is already running, or whose name says which one reads them. */
const READ_BY_SHELL =
  /(?:^|\/)\.?(?:bash(?:rc|_profile|_login|_logout|_aliases)|profile|kshrc|envrc|zshrc|zshenv|zprofile)$|\.(?:bash|ksh|dash|ash|bats|env)$/;

export default defineShellcheckRule({
  id: 'SC2148',
  name: 'no-shebang',
  title: 'script without a shebang line',
  severity: 'error',
  recommended: 'info',
  docs: {
    what: 'A shell script without a `#!` line or `# shellcheck shell=…`.',
    why: 'The shell depends on how the script is started: it is checked as Bash, but may run in another shell.',
    instead:
      'Start with `#!/bin/sh` or `#!/bin/bash`. In a file that other scripts source, write `# shellcheck shell=sh`.',
    exceptions: 'Profiles such as `.bashrc`, and files whose extension names the shell.',
  },
  examples: {
    bad: [
      { code: 'make\n', line: 1 },
      { code: '# builds the image\nmake\n', line: 1 },
    ],
    good: [{ code: '#!/bin/sh\nmake\n' }, { code: '# shellcheck shell=sh\nmake\n' }],
  },
  needs: ['file'],

  *check({ dialect, file, origin, text }) {
    if (origin !== 'file' || dialect === 'none' || /^\s*(?:#[ \t]*!|!#)/.test(text) || READ_BY_SHELL.test(file.path))
      return;
    // SC1113 reports `#/bin/sh`.
    if (text === '' || /^#[ \t]*\//.test(text) || directedDialect(text) !== undefined) return;
    yield {
      at: { start: 0, end: Math.max(1, text.indexOf('\n')) },
      message: 'no `#!` line specifies the shell of this script',
      help: 'add a shebang line, for example: #!/bin/sh',
    };
  },
});
