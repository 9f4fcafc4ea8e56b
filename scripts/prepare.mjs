// What npm runs after an install in this repository: husky sets up our own hooks. When npm installs plimsoll from Git
// instead, as pre-commit and prek do, nothing is built yet and npm's setting `global` keeps the development
// dependencies away: they are installed beside the clone, and dist/ is built.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;

if (existsSync(join(root, 'node_modules/husky'))) {
  const { default: husky } = await import('husky');
  process.stdout.write(husky());
} else if (process.env.npm_config_global === 'true' && !existsSync(join(root, 'dist/boot.cjs'))) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_config_(?:global|prefix|local_prefix|global_prefix)$/i.test(name),
    ),
  );
  const npm = (...args) => execFileSync('npm', args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  npm('ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund');
  npm('run', 'build');
}
