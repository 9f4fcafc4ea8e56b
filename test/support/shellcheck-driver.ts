// Bundled by a test and run as a process of its own, so that it can be sent a signal.
import { shellcheck } from '../../src/tools/shellcheck.ts';

await shellcheck({ env: process.env })([
  { text: 'echo a', dialect: 'sh', variables: [], errexit: false, pipefail: false },
]);
