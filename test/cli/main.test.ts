import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { VERSION } from '../../src/core/version.ts';
import { onlyFromSource, PACKAGE, plimsoll } from '../support/io.ts';

describe('plimsoll', () => {
  it('knows the version of the package', async () => {
    expect(JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version).toBe(VERSION);
    expect(await plimsoll(['--version'])).toEqual({ status: 0, out: `plimsoll ${VERSION}\n`, err: '' });
  });

  it('prints the overview, as an error when nothing was asked', async () => {
    const help = await plimsoll(['--help']);
    expect(help.status).toBe(0);
    for (const { name } of COMMANDS) expect(help.out).toContain(`\n  ${name} `);
    expect(await plimsoll([])).toEqual({ status: 2, out: '', err: help.out });
  });

  it.each(COMMANDS.map(({ name }) => name))('%s has help, also without its operands', async (name) => {
    const { status, out, err } = await plimsoll([name, '--help']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain(`Usage: plimsoll ${name}`);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
    expect((await plimsoll(['help', name])).out).toBe(out);
  });

  it.each([
    [['rulse'], 'plimsoll: unknown command "rulse"\nhint: did you mean plimsoll rules?\n'],
    [
      ['Dockerfile'],
      'plimsoll: unknown command "Dockerfile"\nhint: to check a file, write plimsoll check Dockerfile\n',
    ],
    [['rules', '--fromat', 'json'], 'plimsoll: unknown option "--fromat"\nhint: did you mean --format?\n'],
    [['rules', '--format'], 'plimsoll: --format needs a value\nhint: write --format <name>\n'],
    [['rules', '--format', 'jsno'], 'plimsoll: invalid value "jsno" for --format\nhint: did you mean json?\n'],
    [['rules', '--debug=1'], 'plimsoll: --debug takes no value\nhint: write --debug alone\n'],
    [['explain', 'foo'], 'plimsoll: unknown rule "foo"\nhint: plimsoll rules lists them\n'],
    [
      ['explain', 'K8S9999'],
      'plimsoll: unknown rule "K8S9999"\nhint: plimsoll rules K8S lists those that begin alike\n',
    ],
    [['rules', '--debgu'], 'plimsoll: unknown option "--debgu"\nhint: did you mean --debug?\n'],
    [['rules', '--x'], 'plimsoll: unknown option "--x"\nhint: plimsoll rules --help lists the options\n'],
    [['rules', '-z'], 'plimsoll: unknown option "-z"\nhint: plimsoll rules --help lists the options\n'],
    [['cook'], 'plimsoll: unknown command "cook"\nhint: plimsoll --help lists the commands\n'],
    [['explain'], 'plimsoll: missing argument: <rule or word>\nhint: usage: plimsoll explain <rule or word>…\n'],
    [['\u001b[31m'], 'plimsoll: unknown command "\\u001b[31m"\nhint: plimsoll --help lists the commands\n'],
  ])('%j is an error with a way on', async (argv, err) => {
    expect(await plimsoll(argv)).toEqual({ status: 2, out: '', err });
  });
});

const colored = /\x1b\[/;

describe('plimsoll explain and rules', () => {
  it.each(['DL3008', 'DF025', 'DL1000'])('explains %s within 80 columns', async (word) => {
    const { out } = await plimsoll(['explain', word]);
    expect(out.split('\n').filter((line) => line.length > 80 && !/https:|^ {2}[A-Z]+ /.test(line))).toEqual([]);
  });

  it.each(['PLM001', 'plm001', 'unused-ignore'])('explains %s', async (word) => {
    const { status, out } = await plimsoll(['explain', word]);
    expect(status).toBe(0);
    expect(out).toMatch(/^PLM001 unused-ignore: unused ignore comment \(info by default\)/);
    for (const part of ['\nWhat\n', '\nWhy\n', '\nInstead\n', '\nReported on line 1\n']) expect(out).toContain(part);
  });

  it('suggests the rule that was meant', async () => {
    const { status, err } = await plimsoll(['explain', 'unused-ignroe']);
    expect({ status, err }).toEqual({
      status: 2,
      err: 'plimsoll: unknown rule "unused-ignroe"\nhint: did you mean unused-ignore?\n',
    });
  });

  it.each([
    ['SC2039', /^plimsoll: "SC2039" means \d\d rules: [^\n]+, …\nhint: plimsoll rules SC2039 lists them\n$/],
    ['k8s1', /^plimsoll: "k8s1" means \d\d rules: [^\n]+, …\nhint: plimsoll rules k8s1 lists them\n$/],
  ])('says that %s is more than one rule', async (word, told) => {
    const { status, out, err } = await plimsoll(['explain', word]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(told);
    expect((await plimsoll(['rules', word])).status).toBe(0);
  });

  it('explains several, and searches names and titles for any other word', async () => {
    const two = await plimsoll(['explain', 'PLM001,PLM002']);
    expect(two.out).toMatch(/^PLM001 .*\n\nPLM002 /s);
    const { status, out, err } = await plimsoll(['explain', 'root']);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(
      /^plimsoll: "root" means \d+ rules: .*DL3002 last-user-root.*\nhint: name one of them, e\.g\. plimsoll explain \w+\n$/,
    );
    expect((await plimsoll(['explain', 'unused-ignore,BASE007'])).out).toContain('\n\nBASE007 moving-line');
  });

  it('lists rules, all or selected', async () => {
    const all = JSON.parse((await plimsoll(['rules', '--format', 'json'])).out);
    expect(all.length).toBeGreaterThan(2);
    const { out } = await plimsoll(['rules', 'PLM']);
    expect(out).toMatch(/^PLM001 {2}info/);
    expect(out).toContain('\nPLM002  warning');
    expect(out).not.toContain('SC2');
    expect((await plimsoll(['rules', 'NOPE'])).status).toBe(2);
  });

  it('colours only for a terminal', async (context) => {
    onlyFromSource(context, 'a process would need a terminal');
    expect((await plimsoll(['explain', 'PLM001'], { tty: true })).out).toMatch(colored);
    expect((await plimsoll(['explain', 'PLM001'], { tty: true, env: { NO_COLOR: '1' } })).out).not.toMatch(colored);
  });

  it('colours as told', async () => {
    expect((await plimsoll(['explain', 'PLM001'])).out).not.toMatch(colored);
    expect((await plimsoll(['explain', 'PLM001', '--color'], { env: { NO_COLOR: '1' } })).out).toMatch(colored);
    expect((await plimsoll(['explain', 'PLM001'], { env: { FORCE_COLOR: '1' } })).out).toMatch(colored);
  });
});
