import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify, classifyPath, classifyYaml } from '../../src/collect/classify.ts';

describe('classifyPath', () => {
  const DOCKERFILE = /(?:^|[./_-])(?:dockerfile|containerfile)(?:[./_-]|$)/i;
  const OTHER =
    /\.(?:md|markdown|txt|rst|html?|js|cjs|mjs|ts|py|rb|go|rs|java|sh|json|ya?ml|toml|xml|dockerignore|orig|rej|bak|swp|tmpl|tpl|gotmpl|j2|jinja2?|erb|template|templ|tmplt|in|m4|tt2?|ejs|eex|njk|nunjucks|mustache|mst|hbs|handlebars|liquid|mako|twig|ftl|vm|jet|pongo2|epp)$/i;
  const YAML = /\.(?:ya?ml(?:\.(?:tmpl|tpl|gotmpl|j2|jinja|jinja2|erb))?|json)$/i;

  it('takes no template of a Dockerfile or Compose file for one', () => {
    const ends =
      'template gotmpl mustache erb ejs tpl tmpl tt in jinja jinja2 j2 hbs handlebars liquid mako twig'.split(' ');
    for (const end of ends) {
      for (const name of [
        `Dockerfile.${end}`,
        `Dockerfile-alpine.${end}`,
        `app.dockerfile.${end}`,
        `Containerfile.${end}`,
      ]) {
        expect(classify(`a/${name}`, 'FROM {{ base }}\n'), name).toBeUndefined();
      }
      const compose = `docker-compose.yml.${end}`;
      expect(classify(compose, 'services:\n  a:\n    image: b\n'), compose).toBeUndefined();
    }
    for (const name of ['Dockerfile.alpine', 'Dockerfile.template.alpine', 'Dockerfile.intl', 'template.Dockerfile'])
      expect(classify(name, 'FROM a\n'), name).toBe('dockerfile');
  });

  it('tells by a name what the patterns tell', () => {
    const words = [
      'Dockerfile',
      'dockerFILE',
      'Containerfile',
      'erfile',
      'yaml',
      'YML',
      'json',
      'tpl',
      'J2',
      'md',
      'a',
    ];
    const part = fc.constantFrom(...words, '.', '.', '-', '_', '/', '\n', '\u212a', '\u017f', '\u0130');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        const path = parts.join('');
        const name = path.slice(path.lastIndexOf('/') + 1);
        const wanted = DOCKERFILE.test(name) && !OTHER.test(name) ? 'dockerfile' : YAML.test(name) ? 'yaml' : undefined;
        expect(classifyPath(path), path).toBe(wanted);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('classifyYaml', () => {
  it('takes a manifest in flow style whichever key is first', () => {
    expect(classifyYaml('a.json', '{"kind": "Pod", "apiVersion": "v1"}')).toBe('kubernetes');
    expect(classifyYaml('a.yaml', '\n {apiVersion: v1, kind: Pod}')).toBe('kubernetes');
    expect(classifyYaml('a.yaml', '# a\n--- {apiVersion: v1, kind: Pod}')).toBe('kubernetes');
    expect(classifyYaml('a.yaml', 'a: b\n--- {apiVersion: v1, kind: Pod}\n')).toBe('kubernetes');
    expect(classifyYaml('a.yaml', '--- # a\napiVersion: v1\nkind: Pod\n')).toBe('kubernetes');
    expect(classifyYaml('a.json', '{"kind": "Pod"}')).toBeUndefined();
    expect(classifyYaml('a.json', '{"apiVersion": "v1"}')).toBeUndefined();
    expect(classifyYaml('a.json', 'services:\n  a:\n    image: b\n')).toBeUndefined();
  });

  it('takes an object that is indented as a whole, or whose keys have another case', () => {
    const template = '{{- if .Values.a }}\n  apiVersion: v1\n  kind: Pod\n{{- end }}\n';
    expect(classifyYaml('a.yaml', template)).toBe('kubernetes');
    expect(classifyYaml('a.yaml', `a: b\n---\n# c\n${template}`)).toBe('kubernetes');
    expect(classifyYaml('a.yaml', '- kind: Pod\n  apiVersion: v1\n')).toBe('kubernetes');
    expect(classifyYaml('a.yaml', 'apiversion: v1\nkind: Pod\n')).toBe('kubernetes');
    expect(classifyYaml('a.yaml', 'apiVersion: v1\nKind: Pod\n')).toBe('kubernetes');
  });

  it('takes no file that only holds objects, or describes their keys', () => {
    const object = 'apiVersion: v1\nkind: Pod\n';
    const inside = `  ${object.replace('\n', '\n  ')}`;
    for (const text of [
      `suite: a\ntemplates: [a.yaml]\ntests:\n- it: b\n  documents:\n${inside}`,
      `suite: a\nkubernetesProvider:\n  objects:\n  - ${object.replace('\n', '\n    ')}`,
      `properties:\n  apiVersion:\n    type: string\n  kind:\n    type: string\n`,
      `openapi: 3.0.0\ncomponents:\n${inside}`,
      `asyncapi: 3.0.0\ninfo: {title: a}\nexamples:\n${inside}`,
      `jobs:\n  a:\n    steps:\n    - run: |\n        cat <<EOF | kubectl apply -f -\n        ${object.replace('\n', '\n        ')}`,
    ])
      expect(classifyYaml('a.yaml', text), text).toBeUndefined();
    for (const text of [
      '{"swagger": "2.0", "definitions": {"a": {"properties": {"apiVersion": {"type": "string"}, "kind": {"type": "string"}}}}}',
      '{"$schema": "http://json-schema.org/draft-07/schema#", "examples": [{"apiVersion": "v1", "kind": "Pod"}]}',
      '{"properties": {"apiVersion": {"description": "a"}, "kind": {"description": "b"}}}',
      '{"openapi": "3.0.0", "components": {"apiVersion": "v1", "kind": "Pod"}}',
    ])
      expect(classifyYaml('a.json', text), text).toBeUndefined();
  });

  it('takes a file that begins with a byte order mark', () => {
    expect(classifyYaml('a.yaml', '\uFEFFapiVersion: v1\r\nkind: Pod\r\n')).toBe('kubernetes');
    expect(classifyYaml('a.json', '\uFEFF{"kind": "Pod", "apiVersion": "v1"}')).toBe('kubernetes');
    expect(classifyYaml('a.yaml', '\uFEFFservices:\n  a:\n    image: b\n')).toBe('compose');
  });

  it('takes templates of manifests by their names, and nothing else of those names', () => {
    const pod = 'apiVersion: v1\nkind: Pod\n';
    for (const end of ['yaml.tmpl', 'yml.tpl', 'yaml.gotmpl', 'yaml.j2', 'yml.jinja', 'yaml.jinja2', 'yml.erb']) {
      expect(classify(`k8s/web.${end}`, pod), end).toBe('kubernetes');
      expect(classify(`docker-compose.${end}`, 'services:\n  a:\n    image: b\n'), end).toBeUndefined();
    }
    expect(classify('web.yaml.bak', pod)).toBeUndefined();
  });

  it('takes time in proportion to the text where one key is there very often', () => {
    const text = `{${'"kind": 1,\n'.repeat(90_000)}"apiversion": 1}`;
    const began = performance.now();
    expect(classifyYaml('a.json', text)).toBeUndefined();
    expect(classifyYaml('a.json', text.replaceAll('kind', 'apiVersion'))).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
