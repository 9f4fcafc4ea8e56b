import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { plimsoll } from '../support/io.ts';

async function offered(line: string): Promise<string[]> {
  const { out } = await plimsoll(['completion', 'bash']);
  const words = line.split(' ');
  const script = `${out}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_plimsoll; printf '%s\\n' "\${COMPREPLY[@]}"`;
  // Without --norc bash reads the machine's own file where its standard input is a socket.
  const child = spawnSync('bash', ['--norc', '-u', '-c', script], {
    encoding: 'utf8',
    cwd: new URL('.', import.meta.url),
  });
  expect(child.stderr).toBe('');
  return child.stdout.split('\n').filter(Boolean);
}

describe('plimsoll completion', () => {
  it('completes commands, options, choices, words and files in bash', async () => {
    expect(await offered('plimsoll ')).toEqual([...COMMANDS.map(({ name }) => name), '--help', '--version']);
    expect(await offered('plimsoll check --sta')).toEqual(['--staged']);
    expect(await offered('plimsoll check --fail-on e')).toEqual(['error']);
    expect(await offered('plimsoll run pre-c')).toEqual(['pre-commit']);
    expect(await offered('plimsoll check completion.t')).toEqual(['completion.test.ts']);
  });

  it.each(['zsh', 'fish'])('%s: knows every command and option', async (shell) => {
    const { status, out } = await plimsoll(['completion', shell]);
    expect(status).toBe(0);
    for (const { name, options } of COMMANDS) {
      expect(out).toContain(name);
      for (const option of options) expect(out).toContain(option.name);
    }
  });

  it('knows its shells', async () => {
    expect((await plimsoll(['completion', 'bsh'])).err).toBe(
      'plimsoll: there is no completion for "bsh"\nhint: did you mean bash?\n',
    );
  });
});
