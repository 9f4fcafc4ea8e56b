import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../../src/engine/fixes.ts';
import { parseKubernetes } from '../../../src/languages/kubernetes/parse.ts';
import { scriptsOf } from '../../../src/languages/kubernetes/scripts.ts';
import { parseYaml } from '../../../src/languages/yaml/parse.ts';
import type { YamlNode } from '../../../src/languages/yaml/tree.ts';
import { check } from '../../support/check.ts';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: c\n    image: a:1\n';
const pod = (fields: string): string => POD + fields;

const found = (text: string) => {
  const doc = parseKubernetes({ path: 'app.yaml', text, origin: 'worktree' });
  return doc.resources
    .flatMap((resource) => resource.pods.flatMap(({ containers }) => containers))
    .flatMap((container) => scriptsOf(doc, container));
};

const command = (indent: string, word: string): string =>
  `${indent}command:\n${indent}- sh\n${indent}- -c\n${indent}- ${word}\n`;

describe('scripts of containers', () => {
  it.each([
    ['command', command('    ', 'rm $FILE'), 'manifest'],
    ['args', '    command: [sh, -c]\n    args: ["rm $FILE"]\n', 'manifest'],
    ['liveness', `    livenessProbe:\n      exec:\n${command('        ', 'rm $FILE')}`, 'healthcheck'],
    ['readiness', '    readinessProbe: {exec: {command: [sh, -c, "rm $FILE"]}}\n', 'healthcheck'],
    ['startup', "    startupProbe: {exec: {command: [sh, -c, 'rm $FILE']}}\n", 'healthcheck'],
    ['postStart', '    lifecycle: {postStart: {exec: {command: [bash, -ec, "rm $FILE"]}}}\n', 'exec'],
    ['preStop', `    lifecycle:\n      preStop:\n        exec:\n${command('          ', 'rm $FILE')}`, 'exec'],
  ])('are read from %s', async (_, fields, origin) => {
    const text = pod(fields);
    expect(found(text).map((script) => [script.text, script.origin])).toEqual([['rm $FILE', origin]]);
    const [finding, ...more] = await check('app.yaml', text, { select: ['SC2086'] });
    expect(finding && text.slice(finding.start.offset, finding.end.offset)).toBe('$FILE');
    expect(more).toEqual([]);
  });

  it('have no variables where a template puts something in', async () => {
    const script = 'for f in {{ .list }}; do rm {{ .Values.dir }}/$f; done\n        [ -n {{ .a }} ] && cat {{ .b }}';
    for (const more of ['', '    tty: {{ .tty }}\n']) {
      const text = pod(`    command:\n      - sh\n      - -c\n      - |\n        ${script}\n${more}`);
      const findings = await check('app.yaml', text, { select: ['SC'] });
      expect(findings.map(({ start, end }) => text.slice(start.offset, end.offset))).toEqual(['$f']);
    }
  });

  it('get values of the kubelet in commands and probes, not in hooks', () => {
    const exec = 'exec: {command: [sh, -c, "x $(A)"]}';
    const text = pod(
      `    env: [{name: A, value: b}]\n    livenessProbe: {${exec}}\n    lifecycle: {preStop: {${exec}}}\n`,
    );
    expect(found(text).map((script) => script.text)).toEqual(['x ${A}', 'x $(A)']);
  });

  it.each([
    'livenessProbe: {exec: {command: [cat, /tmp/ready]}}',
    'livenessProbe: {exec: sh}',
    'livenessProbe: [sh, -c, x]',
    'lifecycle: {preStop: {sleep: {seconds: 5}}}',
    'lifecycle:',
  ])('are none in %s', (field) => expect(found(pod(`    ${field}\n`))).toEqual([]));
});

/** Ways to write one script in YAML; undefined where a style cannot hold it. */
const STYLES: Readonly<Record<string, (script: string) => string | undefined>> = {
  literal: (script) => `|\n${script.replace(/^/gm, '        ')}`,
  'literal, stripped': (script) => `|-\n${script.replace(/^/gm, '        ')}`,
  folded: (script) => `>\n${script.replace(/^/gm, '        ')}`,
  double: (script) => JSON.stringify(script),
  single: (script) => (script.includes('\n') ? undefined : `'${script.replaceAll("'", "''")}'`),
  plain: (script) => (/[\n#]|: |^[^a-z]|["'`]$/.test(script) ? undefined : script),
};

const fragment = fc.constantFrom(
  'rm $FILE',
  'cd /srv',
  'echo `date`',
  'echo "$A" $B',
  'read x',
  'test [ $A = b ]',
  '[ "$A" == b ]',
  'rm *.txt',
  'egrep a b',
  'for f in $(ls); do echo $f; done',
  "echo 'it' $C",
  'cp $A $B # why: not',
  'export $A',
  'x=$((1 + $y))',
);

const manifest = fc
  .record({
    lines: fc.array(fragment, { minLength: 1, maxLength: 5 }),
    style: fc.constantFrom(...Object.keys(STYLES)),
    at: fc.constantFrom('command', 'livenessProbe', 'preStop'),
    crlf: fc.boolean(),
  })
  .map(({ lines, style, at, crlf }) => {
    const word = STYLES[style]?.(lines.join(style === 'plain' || style === 'single' ? '; ' : '\n'));
    const list = command('      ', word ?? '"true"');
    const fields = {
      command: list.replaceAll('\n      ', '\n    ').replace(/^ {6}/, '    '),
      livenessProbe: `    livenessProbe:\n     exec:\n${list}`,
      preStop: `    lifecycle:\n     preStop:\n      exec:\n ${list.replaceAll('\n      ', '\n       ')}`,
    }[at];
    const text = `${pod(fields ?? '')}  - {name: d, image: "d:1"}\n`;
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  });

/** A tree as plain data, with `hole` in place of the scalar that holds a script. */
function shape(node: YamlNode | undefined): unknown {
  switch (node?.kind) {
    case 'scalar':
      return node.text;
    case 'map':
      return node.entries.map(({ key, value }) => [key.text, shape(value)]);
    case 'sequence': {
      const items = node.items.map(shape);
      return items[1] === '-c' ? [...items.slice(0, 2), 'hole', ...items.slice(3)] : items;
    }
    default:
      return undefined;
  }
}

const shapes = (text: string): unknown => parseYaml(text).documents.map(({ root }) => shape(root));

describe('fixes of scripts in manifests', () => {
  it('go into literal blocks', async () => {
    const text = pod(command('    ', '|\n      rm $FILE\n      echo `date`'));
    const findings = await check('app.yaml', text, { select: ['SC2086', 'SC2006', 'SC2046'] });
    const { text: fixed } = applyFixes(text, findings, { unsafe: true });
    expect(fixed).toContain('rm "$FILE"\n');
    expect(fixed).toContain('$(date)');
  });

  it.each(['"rm $FILE"', "'rm $FILE'", 'rm $FILE', '>\n        rm\n        $FILE'])(
    'stay away from %j',
    async (word) => {
      const findings = await check('app.yaml', pod(command('    ', word)), { select: ['SC2086'] });
      expect(findings.map(({ rule, fix }) => [rule, fix])).toEqual([['SC2086', null]]);
    },
  );

  it('keep the tree of the manifest but for that script', async () => {
    let fixes = 0;
    await fc.assert(
      fc.asyncProperty(manifest, async (text) => {
        const findings = await check('app.yaml', text, { select: ['SC'] });
        const fixed = applyFixes(text, findings, { unsafe: true });
        fixes += fixed.applied.length;
        expect(parseYaml(fixed.text).documents.flatMap(({ problems }) => problems)).toEqual([]);
        expect(shapes(fixed.text)).toEqual(shapes(text));
        const now = found(fixed.text).map((script) => script.text);
        expect(now).toHaveLength(found(text).length);
        if (fixed.text === text) return;
        // What changed is what the fixes say, and nothing around it.
        for (const finding of fixed.applied)
          for (const edit of finding.fix?.edits ?? []) expect(edit.text).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 80 },
    );
    expect(fixes).toBeGreaterThan(0);
  }, 60_000);
});
