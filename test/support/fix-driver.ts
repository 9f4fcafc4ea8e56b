// Bundled by a test and run as a process of its own, so that it can be killed: at a step (`7`), or with the children
// of its process group some milliseconds after the fix begins (`7ms`). Never after the fix has ended: what it replaced
// then is in no journal any more, and rightly.
import { fixStaged } from '../../src/app/staged-fix/fix-staged.ts';
import { openStaged } from '../../src/collect/staged.ts';
import { wordFixes } from './word-judge.ts';

const [, , killAt = '0', commit = 'no'] = process.argv;
const snapshot = await openStaged({ cwd: process.cwd(), env: process.env });
const { files } = await snapshot.collect();
let step = 0;
const kill = (): boolean => process.kill(-process.pid, 'SIGKILL');
const timer = killAt.endsWith('ms') ? setTimeout(kill, Number.parseInt(killAt, 10)) : undefined;
const outcome = await fixStaged({
  snapshot,
  ...(await wordFixes(files)),
  commit: commit === 'commit',
  onStep: () => {
    step += 1;
    if (String(step) === killAt) process.kill(process.pid, 'SIGKILL');
  },
});
// Nothing but promises lies between the end of the fix and here, so the timer cannot come first.
clearTimeout(timer);
snapshot.close();
const left = outcome.remaining.findings.filter(({ blocking }) => blocking).length;
process.stdout.write(`${JSON.stringify({ steps: step, fixed: outcome.fixed.length, left })}\n`);
process.exitCode = left > 0 ? 1 : 0;
