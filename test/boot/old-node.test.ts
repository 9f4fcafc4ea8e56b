import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/git-repo.ts';
import { PROJECT } from '../support/io.ts';

const BIN = join(PROJECT, 'bin/plimsoll.cjs');

describe('a Node that is too old', () => {
  it.each(['12.22.12', '18.20.8', '20.16.0'])('%s is named with the way to another one, and status 2', (version) => {
    const driver = join(temporaryFolder(), 'driver.cjs');
    const pretend = `Object.defineProperty(process.versions, 'node', { value: ${JSON.stringify(version)} });`;
    writeFileSync(driver, `${pretend}\nrequire(${JSON.stringify(BIN)});\n`);
    const { status, stdout, stderr } = spawnSync(process.execPath, [driver, '--version'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      `plimsoll: Node ${version} at ${process.execPath} is too old; it needs 20.17 or newer\nhint: name another one with \`git config plimsoll.node /path/to/node\`\n`,
    );
  });

  it('can read the file that says so', () => {
    // What came after ES2019, and would be a SyntaxError.
    expect(readFileSync(BIN, 'utf8')).not.toMatch(/\?\.|\?\?|=>|`\$\{|\bimport\b|\bconst\b|\blet\b|#\w+\s*[=(;]/);
  });
});

describe('package.json', () => {
  it('has no script that npm runs where it is installed', () => {
    const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([]);
  });

  it('needs no newer Node for what it depends on than it says itself', () => {
    const load = createRequire(join(PROJECT, 'package.json'));
    const { engines, dependencies } = load('./package.json');
    expect(engines.node).toBe('>=20.17');
    for (const name of Object.keys(dependencies)) {
      const path = join(PROJECT, 'node_modules', name, 'package.json');
      const range: string = JSON.parse(readFileSync(path, 'utf8')).engines?.node ?? '*';
      expect([name, allows(range, 20, 17)]).toEqual([name, true]);
    }
  });
});

/** Whether a range of the forms that packages use for their engines holds a version: `>=18`, `^18.19.0 || >=20.5.0`. */
function allows(range: string, major: number, minor: number): boolean {
  return range.split('||').some((part) => {
    const [, sign, from = '0', more = '0'] = /^\s*(\^|>=|\*)\s*(\d+)?(?:\.(\d+))?/.exec(part) ?? [];
    const isAbove = major > Number(from) || (major === Number(from) && minor >= Number(more));
    return sign !== undefined && isAbove && (sign !== '^' || major === Number(from));
  });
}
