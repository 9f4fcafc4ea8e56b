import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts';
import { applyFixes } from '../../../src/engine/fixes.ts';
import { rules } from '../../../src/engine/rules-shell.gen.ts';
import { language } from '../../../src/languages/shell/language.ts';
import { MOST_PARTS } from '../../../src/languages/shell/limits.ts';
import { argumentsOf } from '../../../src/languages/shell/options.ts';
import { ScriptTree } from '../../../src/languages/shell/tree.ts';
import { check } from '../../support/check.ts';

const TOKENS =
  'a|cd|x=1|$x|"|\'|`|$(|)|(|{|}|;|&&|\\|\\||\\||&|\\n|<<E|E|>|2>&1|if|then|fi|for|in|do|done|case|esac|[[|]]|((|))|${x:-|#|\\|*|[|]|!|sh -c|sudo|-o|=|$((|\t| |\r|\uFEFF|é|😀'.split(
    /(?<!\\)\|/,
  );

const scripts = fc
  .array(fc.oneof(fc.constantFrom(...TOKENS), fc.string({ maxLength: 4 })), { maxLength: 60 })
  .chain((parts) => fc.constantFrom('', ' ').map((glue) => parts.join(glue)));

/** Whole commands, so that many rules have something to say. */
const PIECES = [
  'cd a',
  'rm -rf $x/*',
  'echo `date` $(ls)',
  'x=$(a) y= z',
  'export A=$(b)',
  'for i in $(cat f); do egrep $i *; done',
  'if [ -n $x -a "$y" == b ]; then read l; fi',
  'find -name *.c | xargs rm 2>&1 >f',
  'case $x in $y) ;; esac',
  'f() { local a=$@; }',
  ': ${x:=*}',
  'a && b || c',
  '! d',
  'set -e',
  'tr a-z [A-Z]',
  'echo "a\\nb" {a}',
  '$x=1',
  'cat <<E\n$x\nE',
  'mkdir -pm 1 a/b',
  '[ -a f ]',
  'expr "$x" : a*',
  'trap f 12 KILL',
  'y=$(a > b)',
  'cat a > a',
  'case $x in a*) b ;; ab) c ;; esac',
  'g() { echo "$1"; }\ng',
  'while read -r l; do ssh h; done',
  'exit 0',
];

const DEEP = 100_000;

/** Processor time, which other work on the machine hardly changes. */
function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Asks every rule about a script and expects each place of each finding inside it. */
function expectSpansInside(text: string): void {
  const facts = { settings: DEFAULT_SETTINGS, today: new Date(0) };
  const doc = language.parse({ path: 'x.sh', text, origin: 'worktree' });
  for (const profile of ['recommended', 'hadolint'] as const) {
    for (const rule of rules) {
      for (const { at, message, fix } of rule.check(doc, { ...facts, profile })) {
        expect(message, rule.id).not.toBe('');
        for (const span of [at, ...(fix?.edits.map((edit) => edit.span) ?? [])]) {
          expect(span.start, rule.id).toBeGreaterThanOrEqual(0);
          expect(span.end, rule.id).toBeGreaterThanOrEqual(span.start);
          expect(span.end, rule.id).toBeLessThanOrEqual(text.length);
        }
      }
    }
  }
}

/** About the largest count for which a script is judged. */
function fitting(make: (count: number) => string): number {
  let count = DEEP;
  while (new ScriptTree(make(count), MOST_PARTS).isTooLarge) count = Math.floor(count * 0.9);
  return count;
}

function readAll(text: string): number {
  const doc = language.parse({ path: 'x.sh', text, origin: 'worktree' });
  let seen = 0;
  for (const { span } of doc.comments) seen += span.end;
  for (const command of doc.commands) {
    expect(command.span.start).toBeGreaterThanOrEqual(0);
    expect(command.span.end).toBeLessThanOrEqual(text.length);
    for (const { span } of command.words) {
      expect(span.start).toBeLessThanOrEqual(span.end);
      expect(span.end).toBeLessThanOrEqual(text.length);
    }
    seen += command.context.subshells;
  }
  for (const invocation of doc.invocations) seen += argumentsOf(invocation).operands.length;
  return seen;
}

describe('any text', () => {
  it('ends inside an escape', () => {
    expect(readAll('${x:-`\\')).toBeGreaterThanOrEqual(0);
  });

  it('is read without throwing, with spans inside it', () => {
    fc.assert(
      fc.property(scripts, (text) => {
        expect(readAll(text)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1500 },
    );
  });

  it.each(['for in', 'for x', 'for', 'select in', 'a; { for x', 'if a; then for x in', 'f() { case x', 'x=1 {'])(
    'ends inside `%s`',
    (text) => {
      expectSpansInside(`#!/bin/sh\n${text}`);
      expectSpansInside(`#!/bin/bash\n${text}`);
    },
  );

  it('is judged by every rule without throwing, with spans inside it', () => {
    fc.assert(
      fc.property(scripts, fc.constantFrom('sh', 'dash', 'busybox', 'bash', 'ksh'), (body, shell) => {
        expectSpansInside(`#!/bin/${shell}\n${body}`);
      }),
      { numRuns: 400 },
    );
  });

  it('has no more findings of a rule after the fixes of that rule', async () => {
    const script = fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 })
      .map((list) => `${list.join('\n')}\n`);
    await fc.assert(
      fc.asyncProperty(
        script,
        fc.constantFrom(...rules.filter(({ fixable }) => fixable !== 'never')),
        async (text, rule) => {
          const before = await check('x.sh', text, { select: [rule.id] });
          const fixed = applyFixes(text, before, { unsafe: true }).text;
          const after = await check('x.sh', fixed, { select: [rule.id] });
          expect(after.length).toBeLessThanOrEqual(before.filter(({ fix }) => !fix).length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['$(', '$('.repeat(5000)],
    ['nested $( )', `echo ${'$('.repeat(3000)}a${')'.repeat(3000)}`],
    ['( )', `${'('.repeat(5000)}a${')'.repeat(5000)}`],
    ['quotes', '"$('.repeat(3000)],
    ['&&', `${'a && '.repeat(20_000)}b`],
    ['if', 'if a; then '.repeat(3000)],
    ['else if', 'if a; then b; else '.repeat(3000)],
    ['backticks', '`'.repeat(9999)],
    ['sh -c', "sh -c 'sudo sh -c ".repeat(2000)],
    ['arithmetic', `echo $((${'1+'.repeat(50_000)}1))`],
    ['#', '# a\n'.repeat(20_000)],
  ])('many %s neither throw nor take long', (_, text) => {
    const before = process.cpuUsage();
    expect(readAll(text)).toBeGreaterThanOrEqual(0);
    expect(secondsSince(before)).toBeLessThan(5);
  });

  it('a nest too deep to be read is one finding', async () => {
    for (const text of [`echo a; ${'$('.repeat(9000)}`, `sudo echo ${'${x:-'.repeat(DEEP)}${'}'.repeat(DEEP)}`]) {
      const findings = await check('x.sh', `#!/bin/bash\n${text}\n`);
      expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toContain(
        'SC1073 this script is nested too deeply to parse, so it was not checked',
      );
    }
  });

  it.each([
    ['$(', (n: number) => '$('.repeat(n)],
    ['$( )', (n: number) => `echo ${'$('.repeat(n)}a${')'.repeat(n)}`],
    ['"$(', (n: number) => '"$('.repeat(n)],
    ['<(', (n: number) => 'a <('.repeat(n)],
    ['backticks', (n: number) => '`'.repeat(n)],
    ['${', (n: number) => `echo ${'${x:-'.repeat(n)}${'}'.repeat(n)}`],
    ['((', (n: number) => '(('.repeat(n)],
    ['$((', (n: number) => 'echo $(('.repeat(n)],
    ['if', (n: number) => `${'if a; then '.repeat(n)}b${'; fi'.repeat(n)}`],
    ['case', (n: number) => `${'case x in a) '.repeat(n)}b${' ;; esac'.repeat(n)}`],
    ['{', (n: number) => `${'{ '.repeat(n)}a${'; }'.repeat(n)}`],
    ['( in [[ ]]', (n: number) => `[[ ${'( '.repeat(n)}a${' )'.repeat(n)} ]]`],
    ['functions', (n: number) => `${'f() { '.repeat(n)}a${'; }'.repeat(n)}`],
    ['pipes', (n: number) => `${'a | '.repeat(n)}b`],
    ['redirects', (n: number) => `a ${'>b '.repeat(n)}`],
    ['${ with an index', (n: number) => `echo ${'${a['.repeat(n)}1${']}'.repeat(n)}`],
    ['$[', (n: number) => `echo ${'$['.repeat(n)}1${']'.repeat(n)}`],
    ['here-documents', (n: number) => `cat ${'<<A '.repeat(n)}`],
    ['sudo', (n: number) => `${'sudo '.repeat(n)}a`],
    ['env', (n: number) => `${'env A=1 '.repeat(n)}a`],
    ['single quotes', (n: number) => `echo ${"'$a' ".repeat(n)}`],
    ['loops that read', (n: number) => 'while read -r a; do ssh b; done; '.repeat(n / 10)],
    ['comments', (n: number) => 'a # b\n'.repeat(n / 2)],
    [
      'names',
      (n: number) => Array.from({ length: n / 20 }, (_, n) => `VARIABLE${n}=1; echo "$VERIABLE${n}"; `).join(''),
    ],
  ])(
    'a nest or chain of 100,000 %s, and the longest that is judged, end in seconds without overflowing the stack',
    (_, make) => {
      const facts = { settings: DEFAULT_SETTINGS, today: new Date(0), profile: 'recommended' as const };
      for (const count of [DEEP, fitting(make)]) {
        const before = process.cpuUsage();
        const doc = language.parse({ path: 'x.bash', text: `#!/bin/bash\n${make(count)}\n`, origin: 'worktree' });
        let found = 0;
        for (const rule of rules) {
          if (rule.needs?.some((need) => doc.features.has(need)) === false) continue;
          for (const { at } of rule.check(doc, facts)) found += at.end >= at.start ? 1 : 0;
        }
        expect(found).toBeGreaterThanOrEqual(0);
        // Below a second on a quiet machine.
        expect(secondsSince(before)).toBeLessThan(5);
      }
    },
  );

  it('a script that only looks deep is read', () => {
    const line = 'x=$(echo "$(date)" | sed "s/$(a)/b/"); echo "$x"\n';
    const doc = language.parse({ path: 'x.sh', text: line.repeat(1000), origin: 'worktree' });
    expect(doc.tree.faults).toEqual([]);
    expect(doc.commands).toHaveLength(6000);
  });
});
