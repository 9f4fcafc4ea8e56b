import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../../src/languages/dockerfile/parse.ts';
import { check } from '../../support/check.ts';

const read = (text: string) => parseDockerfile({ path: 'Dockerfile', text, origin: 'worktree' });

/** Files that are plainly templates, each as one engine writes it. */
const TEMPLATES: readonly (readonly [engine: string, text: string])[] = [
  ['Go, in FROM', 'FROM {{ .Base }}\nRUN sudo make\n'],
  ['Go, around instructions', 'FROM a:1\n{{ if .Debug }}\nRUN sudo make\n{{ end }}\nCMD a\nCMD b\n'],
  ['Go, inside a RUN', 'FROM a:1\nRUN sudo make && \\\n{{- if .Debug }}\n  b \\\n{{- end }}\n  && c\n'],
  ['Jinja', '{% set a = 1 %}\nFROM a:1\nRUN sudo make\n'],
  ['Jinja, in FROM', 'FROM {{ base }}:{{ tag }} AS build\nRUN sudo make\n'],
  ['Jinja, a comment', '{# why #}\nFROM a:1\nRUN sudo make\n'],
  ['ERB', 'FROM a:1\n<% if debug %>\nRUN sudo make\n<% end %>\n'],
  ['EJS, in FROM', 'FROM <%= base %>\nRUN sudo make\n'],
  ['Autoconf', 'FROM @BASE_IMAGE@\nRUN sudo make\n'],
  ['Autoconf, a line', 'FROM a:1\n@PACKAGES@\nRUN sudo make\n'],
  ['percent signs', 'FROM %%BASE%%\nRUN sudo make\n'],
  ['Mustache', 'FROM a:1\n{{#debug}}\nRUN sudo make\n{{/debug}}\n'],
  ['Template Toolkit', 'FROM [% base %]\nRUN sudo make\n'],
  ['Mako', '% if debug:\nFROM a:1\n% endif\nRUN sudo make\n'],
  ['m4', "include(`base.m4')\nRUN sudo make\n"],
  ['a preprocessor', 'FROM a:1\n#ifdef DEBUG\nRUN sudo make\n#endif\n'],
];

/** Files that hold the marks of a template as their own content. */
const PLAIN: readonly string[] = [
  "FROM a:1\nRUN sudo docker inspect --format '{{.Id}}' b\n",
  'FROM a:1\nRUN sudo docker inspect \\\n  --format "{{.Id}}" b\n',
  'FROM a:1\nCOPY <<EOF /etc/a.tmpl\n{{ if .A }}\nb\n{{ end }}\nEOF\nRUN sudo make\n',
  'FROM a:1\nRUN sudo sed -i s@a@b@ /c\n',
  'FROM a@sha256:0123456789012345678901234567890123456789012345678901234567890123\nRUN sudo make\n',
  '#if you want to change this, ask\nFROM a:1\nRUN sudo make\n',
  '#include the certificates\nFROM a:1\nRUN sudo make\n',
  'FROM a:1\nENV A="{{b}}"\nRUN sudo make\n',
  'FROM a:1\nRUN sudo date +%%Y%%\n',
];

describe('a Dockerfile that is plainly a template', () => {
  it.each(TEMPLATES)('is not checked, and the report says so: %s', async (_, text) => {
    expect(read(text).unjudged?.why).toContain('because it is a template');
    expect(await check('Dockerfile', text, { select: ['ALL'] })).toEqual([]);
  });

  it.each(PLAIN.map((text) => [text]))('is not one whose content has such marks: %j', async (text) => {
    expect(read(text).unjudged).toBeUndefined();
    expect((await check('Dockerfile', text)).map(({ rule }) => rule)).toContain('DL3004');
  });

  it('reports nothing about the template text of an instruction', async () => {
    const text = 'FROM a:1\nENV A={{ b }} C=d\nLABEL org.opencontainers.image.version={{version}}\nUSER {{user}}\n';
    const findings = await check('Dockerfile', text, { select: ['ALL'] });
    for (const { rule, start, end } of findings) {
      const at = text.slice(start.offset, end.offset);
      expect(at.includes('{{') || at.includes('}}') ? `${rule} at ${at}` : '').toBe('');
    }
  });
});

describe('a Compose file with template text in its values', () => {
  it('gets no finding about these values', async () => {
    const text =
      'services:\n  web:\n    image: "{{ image }}:{{ tag }}"\n    ports: ["{{ port }}:80"]\n    user: "{{ uid }}"\n    privileged: {{ p }}\n    pid: host\n';
    const findings = await check('compose.yaml', text);
    expect(findings.filter(({ blocking, start }) => blocking && start.line < 7)).toEqual([]);
    expect(findings.filter(({ start }) => start.line === 7).length).toBeGreaterThan(0);
  });
});
