// What npm runs after an install in this repository: husky sets up our own hooks, and dist/ is built where there is none.
// npm also runs it when it installs plimsoll from Git, as pre-commit and prek do. For pre-commit npm's setting `global`
// keeps the development dependencies away: they are installed beside the clone first.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;

const isComplete = () => existsSync(join(root, 'node_modules/husky'));
const isFromGit = process.env.npm_config_global === 'true';
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^npm_config_(?:global|prefix|local_prefix|global_prefix)$/i.test(name),
  ),
);
const npm = (...args) => execFileSync('npm', args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });

if (isComplete()) {
  const { default: husky } = await import('husky');
  process.stdout.write(husky());
} else if (isFromGit && !existsSync(join(root, 'dist/boot.cjs'))) {
  npm('ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund');
}
if (isComplete() && !existsSync(join(root, 'dist/boot.cjs'))) npm('run', 'build');
