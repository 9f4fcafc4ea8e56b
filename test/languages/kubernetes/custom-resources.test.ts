import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../support/check.ts';

const RULES = ['K8S005', 'K8S006', 'K8S007', 'K8S008', 'K8S009'];

interface CrdOptions {
  readonly versions?: string;
  readonly head?: string;
}

/** The definition of Widget with a schema of `spec`, indented by ten. */
function crd(spec: string, { head = '', versions }: CrdOptions = {}): string {
  const schema = `    schema:\n      openAPIV3Schema:\n        type: object\n        properties:\n          spec:\n${spec.replace(/^/gm, '            ')}\n`;
  return `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: widgets.example.com}\nspec:\n${head}  group: example.com\n  scope: Namespaced\n  names: {kind: Widget, plural: widgets}\n  versions:\n${versions ?? `  - name: v1\n    served: true\n    storage: true\n${schema}`}`;
}

const SPEC = `type: object
required: [size]
properties:
  size: {type: integer}
  color: {type: string, enum: [red, green]}
  mode: {type: string, default: fast}
  port: {x-kubernetes-int-or-string: true}
  note: {type: string, nullable: true}
  parts:
    type: array
    items: {type: object, required: [name], properties: {name: {type: string}, on: {type: boolean}}}
  labels: {type: object, additionalProperties: {type: string}}
  raw: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: string}}}
  any: {x-kubernetes-preserve-unknown-fields: true}
  bare: {type: object}
  open: {type: object, additionalProperties: true, properties: {a: {type: string}}}
  object: {type: object, x-kubernetes-embedded-resource: true, properties: {spec: {type: object}}}`;

function widget(spec: string, version = 'v1'): string {
  return `apiVersion: example.com/${version}\nkind: Widget\nmetadata: {name: a}\nspec: ${spec}\n`;
}

async function said(code: string, files: Record<string, string>, path = 'widget.yaml'): Promise<string[]> {
  const findings = await check(path, code, { select: RULES, files });
  return findings.map(({ rule, start, end, help }) => `${rule} ${code.slice(start.offset, end.offset)}: ${help}`);
}

const FILES = { 'crds/widgets.yaml': crd(SPEC) };

describe('a custom resource whose definition the repository has', () => {
  it.each([
    ['an unknown field', '{size: 1, colour: red}', ['K8S005 colour: write `color`']],
    [
      'an unknown field that looks like no other',
      '{size: 1, zzzzzz: 1}',
      ['K8S005 zzzzzz: remove it, or check `crds/widgets.yaml`'],
    ],
    ['a wrong type', '{size: small}', ['K8S006 small: write a whole number']],
    ['a list in place of a mapping', '{size: 1, labels: []}', ['K8S006 []: write a mapping']],
    ['a number in place of a string', '{size: 1, note: 5}', ['K8S006 5: quote it: `"5"`']],
    [
      'a boolean where a number or a string may stand',
      '{size: 1, port: true}',
      ['K8S006 true: write a number or a string'],
    ],
    ['a missing field', '{color: red}', ['K8S007 spec: add `size:`']],
    ['a missing field of an item', '{size: 1, parts: [{on: true}]}', ['K8S007 {on: true}: add `name:`']],
    ['a word that is not listed', '{size: 1, color: blue}', ['K8S008 blue: use one of `red`, `green`']],
    ['a wrong value in a map', '{size: 1, labels: {a: 5}}', ['K8S006 5: quote it: `"5"`']],
    ['a wrong known field in an open object', '{size: 1, raw: {a: 5, b: 5}}', ['K8S006 5: quote it: `"5"`']],
    [
      'an unknown field in an embedded object',
      '{size: 1, object: {spec: {}, foo: 1}}',
      ['K8S005 foo: remove it, or check `crds/widgets.yaml`'],
    ],
  ])('reports %s', async (_, spec, expected) => {
    expect(await said(widget(spec), FILES)).toEqual(expected);
  });

  it('reports what every object has', async () => {
    const code = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: a, label: {}}\nspec: {size: 1}\nspc: {}\n';
    expect(await said(code, FILES)).toEqual(['K8S005 label: write `labels`', 'K8S005 spc: write `spec`']);
  });

  it.each([
    ['a sound object', '{size: 1, color: red, parts: [{name: a, on: true}]}'],
    ['a required field with a default that is absent', '{size: 1}'],
    ['numbers and strings for x-kubernetes-int-or-string', '{size: 1, port: http}'],
    ['a number for x-kubernetes-int-or-string', '{size: 1, port: 80}'],
    ['null for a nullable field', '{size: 1, note: null}'],
    ['any keys of a map', '{size: 1, labels: {any: thing}}'],
    ['unknown fields below x-kubernetes-preserve-unknown-fields', '{size: 1, raw: {b: 1, c: {d: 1}}}'],
    ['anything where nothing but that is said', '{size: 1, any: [1, {a: b}]}'],
    ['any field of an object of which nothing is said', '{size: 1, bare: {b: 1}}'],
    ['unknown fields beside additionalProperties', '{size: 1, open: {b: 1}}'],
    [
      'what every object has in x-kubernetes-embedded-resource',
      '{size: 1, object: {apiVersion: v1, kind: Pod, metadata: {name: a, labels: {a: b}}, spec: {}}}',
    ],
    ['what something else fills in', '{size: 1, color: "${COLOR}"}'],
  ])('accepts %s', async (_, spec) => {
    expect(await said(widget(spec), FILES)).toEqual([]);
  });

  it('needs a default for nothing else than its own field', async () => {
    const files = {
      'crds/a.yaml': crd(
        'type: object\nrequired: [a, b]\nproperties: {a: {type: string, default: x}, b: {type: string}}',
      ),
    };
    expect(await said(widget('{}'), files)).toEqual(['K8S007 spec: add `b:`']);
  });

  it('leaves status to the controller', async () => {
    const schema =
      '    schema: {openAPIV3Schema: {type: object, required: [status], properties: {spec: {type: object}, status: {type: object, properties: {a: {type: string}}}}}}\n';
    const files = { 'crds/a.yaml': crd('', { versions: `  - name: v1\n    served: true\n${schema}` }) };
    expect(await said(`${widget('{}')}status: {b: 1}\n`, files)).toEqual([]);
  });

  it('says nothing about an object that keeps all unknown fields, or without a schema', async () => {
    for (const one of [
      crd(SPEC, { head: '  preserveUnknownFields: true\n' }),
      crd('', { versions: '  - name: v1\n    served: true\n' }),
    ])
      expect(await said(widget('{zzz: 1}'), { 'crds/a.yaml': one })).toEqual([]);
  });

  it('follows anchors in the schema, also those that lead back to themselves', async () => {
    const files = { 'crds/a.yaml': crd('type: object\nproperties:\n  a: &s {type: string}\n  b: *s') };
    expect(await said(widget('{a: 1, b: 2}'), files)).toEqual([
      'K8S006 1: quote it: `"1"`',
      'K8S006 2: quote it: `"2"`',
    ]);
    const endless = { 'crds/a.yaml': crd('&self\ntype: object\nproperties:\n  a: *self') };
    expect(await said(widget('{a: {a: {a: {}}}}'), endless)).toEqual([]);
  });

  it('judges patches by what is there', async () => {
    expect(await said(widget('{colour: red}'), FILES, 'widget-patch.yaml')).toEqual(['K8S005 colour: write `color`']);
  });

  it.each([
    ['patches', 'patches:\n- path: ./widget.yaml\n'],
    ['patchesStrategicMerge', 'patchesStrategicMerge: [widget.yaml]\n'],
    ['patchesJson6902', 'patchesJson6902: [{path: widget.yaml, target: {}}]\n'],
  ])('takes a file for a patch that a kustomization names in %s', async (_, patches) => {
    const files = { ...FILES, 'over/kustomization.yaml': `resources: [../base]\n${patches}` };
    expect(await said(widget('{color: red}'), files, 'over/widget.yaml')).toEqual([]);
    const above = {
      ...FILES,
      'kustomization.yml': 'patches: [{path: over/sub/widget.yaml}, {patch: "- op: remove\\n"}]\n',
    };
    expect(await said(widget('{color: red}'), above, 'over/sub/widget.yaml')).toEqual([]);
    const other = { ...FILES, 'over/kustomization.yaml': 'patches: [{path: other.yaml}]\n' };
    expect(await said(widget('{color: red}'), other, 'over/widget.yaml')).toEqual(['K8S007 spec: add `size:`']);
  });

  it('says nothing about templates, nor by a definition that is one', async () => {
    expect(await said(widget('{zzz: {{ .Values.a }}}'), FILES)).toEqual([]);
    const files = { 'crds/a.yaml': `{{- if .Values.crds }}\n${crd(SPEC)}{{- end }}\n` };
    expect(await said(widget('{zzz: 1}'), files)).toEqual([]);
  });
});

describe('versions of a custom kind', () => {
  const version = (name: string, served: boolean): string => `  - name: ${name}\n    served: ${served}\n`;
  const versions = version('v1alpha1', false) + version('v1', true) + version('v2beta1', true);
  const files = { 'crds/a.yaml': crd('', { versions }) };

  it('reports one that is not there, and one that is not served', async () => {
    expect(await said(widget('{}', 'v2'), files)).toEqual([
      'K8S009 example.com/v2: write `apiVersion: example.com/v1`',
    ]);
    expect(await said(widget('{}', 'v1alpha1'), files)).toEqual([
      'K8S009 example.com/v1alpha1: write `apiVersion: example.com/v1`',
    ]);
  });

  it('accepts those that are served, by any copy', async () => {
    expect(await said(widget('{}', 'v2beta1'), files)).toEqual([]);
    const copies = { ...files, 'charts/a/crds/a.yaml': crd('', { versions: version('v3', true) }) };
    expect(await said(widget('{}', 'v3'), copies)).toEqual([]);
  });

  it('accepts kinds in a group of Kubernetes that the repository defines', async () => {
    const kind = 'apiVersion: networking.k8s.io/v1\nkind: Widget\nmetadata: {name: a}\n';
    expect(await said(kind, {})).toHaveLength(1);
    const own = { 'crds/a.yaml': crd('type: object').replace('group: example.com', 'group: networking.k8s.io') };
    expect(await said(kind, own)).toEqual([]);
  });
});

describe('where definitions are looked for', () => {
  const WRONG = widget('{size: 1, zzzzzz: 1}');
  const OTHER = crd(SPEC).replace('kind: Widget', 'kind: Gadget');

  it.each([
    ['in the same file', 'widget.yaml', `${crd(SPEC)}---\n${WRONG}`, {}],
    ['in the same folder', 'app/widget.yaml', WRONG, { 'app/definition.yaml': crd(SPEC) }],
    ['in folders for them', 'app/widget.yaml', WRONG, { 'config/crd/bases/x.yaml': crd(SPEC) }],
    ['under names for them', 'app/widget.yaml', WRONG, { 'deploy/all-crds.yml': `${OTHER}---\r\n${crd(SPEC)}` }],
    [
      'in Lists',
      'app/widget.yaml',
      WRONG,
      {
        'crds/a.json': `{"apiVersion":"v1","kind":"List","items":[${JSON.stringify({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'a' }, spec: { group: 'example.com', names: { kind: 'Widget' }, versions: [{ name: 'v1', served: true, schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } } } } }] } })}]}`,
      },
    ],
    ['for tests beside them', 'a/testdata/widget.yaml', WRONG, { 'a/testdata/crds/a.yaml': crd(SPEC) }],
  ] as const)('finds them %s', async (_, path, code, files) => {
    expect((await said(code, files, path)).map((one) => one.slice(0, 13))).toEqual(['K8S005 zzzzzz']);
  });

  it.each([
    ['of other groups', { 'crds/a.yaml': crd(SPEC).replace('group: example.com', 'group: example.org') }],
    ['of other kinds', { 'crds/a.yaml': OTHER }],
    ['of tests elsewhere', { 'testdata/crds/a.yaml': crd(SPEC) }],
    ['that are patches', { 'crds/patches/a.yaml': crd(SPEC) }],
    ['that cannot be read', { 'crds/a.yaml': `${crd(SPEC)}  broken: [` }],
    ['of old versions of the API', { 'crds/a.yaml': crd(SPEC).replace('k8s.io/v1', 'k8s.io/v1beta1') }],
    ['of which one copy allows more', { 'crds/a.yaml': crd(SPEC), 'chart/crds/a.yaml': crd('type: object') }],
    [
      'of which there are too many copies',
      Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`crds/${n}.yaml`, crd(SPEC)])),
    ],
  ])('says nothing by definitions %s', async (_, files) => {
    expect(await said(WRONG, files, 'app/widget.yaml')).toEqual([]);
  });

  it('reports what equal copies agree about once', async () => {
    const files = { 'crds/a.yaml': crd(SPEC), 'chart/crds/a.yaml': crd(SPEC) };
    expect(await said(WRONG, files, 'app/widget.yaml')).toHaveLength(1);
  });

  it('reads none but those that name the kind or its group where there are very many', async () => {
    const many = Object.fromEntries(Array.from({ length: 70 }, (_, n) => [`crds/${n}.yaml`, OTHER]));
    expect(await said(WRONG, { ...many, 'crds/widgets.yaml': crd(SPEC) }, 'app/widget.yaml')).toHaveLength(1);
    expect(await said(WRONG, { ...many, 'crds/0.yaml': crd(SPEC) }, 'app/widget.yaml')).toEqual([]);
  });
});

/** A schema with an object that it allows. */
interface Sample {
  readonly schema: Record<string, unknown>;
  readonly value: unknown;
}

const leaf: fc.Arbitrary<Sample> = fc.oneof(
  fc.stringMatching(/^[^{]*$/).map((value) => ({ schema: { type: 'string' }, value })),
  fc.integer().map((value) => ({ schema: { type: 'integer' }, value })),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => ({ schema: { type: 'number' }, value })),
  fc.boolean().map((value) => ({ schema: { type: 'boolean' }, value })),
  fc
    .oneof(fc.nat(), fc.stringMatching(/^[^{]*$/))
    .map((value) => ({ schema: { 'x-kubernetes-int-or-string': true }, value })),
  fc.constant({ schema: { type: 'string', nullable: true }, value: null }),
  fc.constant({ schema: { type: 'string', enum: ['a', 'b'] }, value: 'b' }),
);

const { sample } = fc.letrec<{ sample: Sample; object: Sample }>((tie) => ({
  object: fc
    .dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.tuple(tie('sample'), fc.boolean(), fc.boolean()), { maxKeys: 5 })
    .map((entries) => {
      const all = Object.entries(entries);
      const present = all.filter(([, [, required, given]]) => required || given);
      return {
        schema: {
          type: 'object',
          properties: Object.fromEntries(all.map(([key, [{ schema }]]) => [key, schema])),
          required: all.filter(([, [, required]]) => required).map(([key]) => key),
        },
        value: Object.fromEntries(present.map(([key, [{ value }]]) => [key, value])),
      };
    }),
  sample: fc.oneof(
    { maxDepth: 4 },
    leaf,
    tie('object'),
    tie('sample').map(({ schema, value }) => ({ schema: { type: 'array', items: schema }, value: [value, value] })),
    tie('sample').map(({ schema, value }) => ({
      schema: { type: 'object', additionalProperties: schema },
      value: { x: value, y: value },
    })),
  ),
}));

describe('any schema', () => {
  it('accepts what it allows, and reports one field more', async () => {
    await fc.assert(
      fc.asyncProperty(sample, async ({ schema, value }) => {
        const spec = { type: 'object', required: ['a'], properties: { a: schema } };
        const definition = {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'widgets.example.com' },
          spec: {
            group: 'example.com',
            names: { kind: 'Widget' },
            versions: [
              { name: 'v1', served: true, schema: { openAPIV3Schema: { type: 'object', properties: { spec } } } },
            ],
          },
        };
        const files = { 'crds/a.json': JSON.stringify(definition) };
        const object = { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'a' }, spec: { a: value } };
        expect(await said(JSON.stringify(object), files, 'a.json')).toEqual([]);
        const more = { ...object, spec: { ...object.spec, zzzzzzzzz: 1 } };
        expect(await said(JSON.stringify(more), files, 'a.json')).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });
});
