import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../../src/languages/dockerfile/parse.ts';
import { check } from '../../support/check.ts';

const SELECT = ['recommended', 'DL3004', 'DL3014', 'DL3059'];
const WATCHED = /^(?:SC|DL3003|DL3004|DL3014|DL4006|DF013|DF015|DF018|DF029)/;

/** What is reported about a file, with the text that is pointed at. */
async function reported(code: string, select: readonly string[] = SELECT): Promise<string[]> {
  const findings = await check('Dockerfile', code, { select: [...select] });
  return findings
    .filter(({ rule }) => WATCHED.test(rule))
    .map(({ rule, start, end }) => `${rule} ${start.line} ${code.slice(start.offset, end.offset)}`);
}

/** The scripts of a file that are fed to shells: dialect, flags and text. */
function fed(code: string): string[] {
  const doc = parseDockerfile({ path: 'Dockerfile', origin: 'index', text: code });
  return doc.scripts
    .filter(({ form }) => form === 'fed')
    .map(({ shell: { dialect, errexit, pipefail, text } }) =>
      [dialect, errexit ? '-e' : '', pipefail ? 'pipefail' : '', JSON.stringify(text)].filter(Boolean).join(' '),
    );
}

describe('here-documents that a shell reads', () => {
  it.each([
    ["RUN bash <<'EOF'", 'bash'],
    ['RUN bash -e <<EOF', 'bash -e'],
    ["RUN <<'EOF' bash", 'bash'],
    ['RUN <<EOF /bin/sh -eux', 'sh -e'],
    ['RUN /usr/bin/env bash <<EOF', 'bash'],
    ['RUN sudo -E bash <<EOF', 'bash'],
    ['RUN --mount=type=cache,target=/c bash -s arg <<EOF', 'bash'],
    ['RUN bash -s -- -e <<EOF', 'bash'],
    ['RUN bash -o pipefail <<EOF', 'bash pipefail'],
    ['RUN bash -euo pipefail -x <<EOF', 'bash -e pipefail'],
    ['RUN A=1 ash <<"EOF"', 'dash'],
    ['RUN busybox sh <<EOF', 'busybox'],
    ['RUN cat <<EOF | sh', 'sh'],
    ['RUN cat - <<EOF | sudo bash -e', 'bash -e'],
    ['RUN bash - <<EOF', 'bash'],
    ['RUN bash /dev/stdin a b <<EOF', 'bash'],
    ['RUN bash 0<<EOF', 'bash'],
    ['RUN a && \\\n  # why\n  bash <<EOF', 'bash'],
    ['RUN if a; then bash <<EOF', undefined],
    ['RUN ( bash <<EOF )', 'bash'],
    ['RUN { bash; } <<EOF', undefined],
    ['ONBUILD RUN bash <<EOF', 'bash'],
    ['RUN python3 <<EOF', undefined],
    ['RUN <<EOF python', undefined],
    ['RUN bash a.sh <<EOF', undefined],
    ['RUN bash -c a <<EOF', undefined],
    ['RUN bash -n <<EOF', undefined],
    ['RUN bash --version <<EOF', undefined],
    ['RUN bash $OPTS <<EOF', undefined],
    ['RUN bash 3<<EOF', undefined],
    ['RUN bash <<EOF < f', undefined],
    ['RUN xargs bash <<EOF', undefined],
    ['RUN cat a <<EOF | sh', undefined],
    ['RUN cat <<EOF > f | sh', undefined],
    ['RUN ssh host bash <<EOF', undefined],
    ['RUN cat <<EOF > f', undefined],
    ['RUN <<EOF', undefined],
  ])('%s', (head, wanted) => {
    const code = `FROM debian:13\n${head}\nmake\nEOF\n`;
    expect(fed(code)).toEqual(wanted === undefined ? [] : [`${wanted} "make\\n"`]);
  });

  it('reads each of several by itself', () => {
    expect(fed('FROM a\nRUN cat <<A > f && sh <<B\na\nA\nb\nB\n')).toEqual(['sh "b\\n"']);
    expect(fed('FROM a\nRUN bash <<A <<B\na\nA\nb\nB\n')).toEqual(['bash "b\\n"']);
    expect(fed('FROM a\nRUN bash <<A 3<<B\na\nA\nb\nB\n')).toEqual(['bash "a\\n"']);
    expect(fed('FROM a\nRUN bash /dev/fd/3 <<A 3<<B\na\nA\nb\nB\n')).toEqual(['bash "b\\n"']);
    expect(fed('FROM a\nRUN sh -e <<A && bash <<-"B"\na\nA\n\tb\n\tB\n')).toEqual(['sh -e "a\\n"', 'bash "b\\n"']);
  });

  it('runs none of two without a command', () => {
    const doc = parseDockerfile({
      path: 'Dockerfile',
      origin: 'index',
      text: 'FROM a\nRUN <<A <<B\nsudo a\nA\nsudo b\nB\n',
    });
    expect(doc.scripts.map(({ form, shell }) => [form, shell.invocations.length])).toEqual([['shell', 0]]);
  });

  it('reads one inside another', () => {
    const code = "FROM a\nRUN <<EOF\nbash -e <<'X'\nsh <<-'Y'\n\tmake\n\tY\nX\nEOF\n";
    expect(fed(code)).toEqual(['bash -e "sh <<-\'Y\'\\n\\tmake\\n\\tY\\n"', 'sh "make\\n"']);
  });

  it('takes an unquoted body as the outer shell leaves it', () => {
    const code = 'FROM a\nRUN bash <<EOF\na $b \\$c \\`d\\` \\\\ "\\n" e \\\nf $(g | h) ${i:-j} $((k+1)) `l` $1\nEOF\n';
    expect(fed(code)).toEqual([`bash ${JSON.stringify('a $b $c `d` \\ "\\n" e f ${_} ${i:-j} $((k+1)) ${_} ${_}\n')}`]);
  });
});

const SCRIPT = 'echo $foo\nsudo apt-get install a\ncd /b\nmake\n';

describe('findings in them', () => {
  it.each([
    ["RUN bash <<'EOF'"],
    ["RUN <<'EOF' bash"],
    ["RUN sudo -u a bash <<'EOF'"],
    ["RUN cat <<'EOF' | bash"],
    ['RUN --network=none \\\n  /bin/bash \\\n  <<"EOF"'],
  ])('%s is looked into', async (head) => {
    const code = `FROM debian:13\n${head}\n${SCRIPT}EOF\n`;
    const line = head.split('\n').length + 2;
    const found = (await reported(code)).filter((one) => !one.startsWith('DL3004 2 '));
    expect(found).toEqual([
      `SC2086 ${line} $foo`,
      `SC2154 ${line} $foo`,
      `DF029 ${line + 1} sudo apt-get install a`,
      `DL3004 ${line + 1} sudo`,
      `DL3014 ${line + 1} install`,
      `SC2164 ${line + 2} cd /b`,
    ]);
  });

  it('knows the options of the shell', async () => {
    const code = "FROM a\nRUN bash -e -o pipefail <<'EOF'\ncd /b\nmake | c\n[[ -n $PWD ]]\nEOF\n";
    expect(await reported(code)).toEqual(['DL3003 3 cd /b']);
    const sh = code.replace('bash -e -o pipefail', 'sh');
    expect(await reported(sh)).toEqual(['DF029 3 cd /b', 'DL3003 3 cd /b', 'DL4006 4 make', 'SC3010 5 [[ -n $PWD ]]']);
  });

  it('honours the directives and ignores in it', async () => {
    const code =
      "FROM a\nRUN bash -e <<'EOF'\n# shellcheck disable=SC2086\necho $A\n# hadolint ignore=DL3004\nsudo b\necho $A\nEOF\n" +
      "RUN bash -e <<'EOF'\n# shellcheck shell=dash\nmake\n[[ -n $A ]]\nsudo b # plimsoll ignore=DL3004\nEOF\n";
    expect(await reported(code)).toEqual(['SC3010 12 [[ -n $A ]]']);
  });

  it('knows what is handed on to the shell', async () => {
    const code = (head: string) => `FROM a\nENV b=1\nRUN ${head}bash -e <<'EOF'\necho "$a" "$b"\nEOF\n`;
    expect(await reported(code(''))).toEqual(['SC2154 4 $a']);
    for (const head of ['a=1 ', 'export a=1 && ', 'env a=1 ', 'nice env -i a=1 '])
      expect(await reported(code(head))).toEqual([]);
  });

  it('leaves to the outer shell what that one expands', async () => {
    const body = 'x=1\necho $x \'$A\' "$(sudo a)" \\$x [ $? -eq 0 ]\nrm -rf \\$y/*\n';
    expect(await reported(`FROM a\nRUN bash -e <<EOF\n${body}EOF\n`)).toEqual([
      'SC2154 4 $x',
      'DL3004 4 sudo',
      'SC2086 5 \\$y',
      'SC2115 5 \\$y/*',
      'SC2154 5 \\$y',
    ]);
  });

  it('are not shown where hadolint throws the body away', async () => {
    const findings = async (head: string) => {
      const all = await check('Dockerfile', `FROM debian:13\nRUN ${head}\n${SCRIPT}EOF\n`, { select: ['hadolint'] });
      return all.filter(({ start }) => start.line > 2).map(({ rule, start }) => `${rule} ${start.line}`);
    };
    expect(await findings("bash <<'EOF'")).toEqual([]);
    expect(await findings("cat <<'EOF' | sh")).toEqual([]);
    expect(await findings("<<'EOF'")).toContain('DL3004 4');
    // It takes `bash` for the first command of this one.
    expect(await findings("<<'EOF' bash")).toContain('DL3004 4');
  });
});

describe('what else a RUN knows of them', () => {
  it('counts what the body cleans up', async () => {
    const rules = async (code: string) =>
      (await check('Dockerfile', code, { select: ['DL3009', 'DL4001', 'DL3008', 'DL3059'] })).map(
        ({ rule, start }) => `${rule} ${start.line}`,
      );
    const lists = 'apt-get update\nrm -rf /var/lib/apt/lists/*\n';
    expect(await rules(`FROM debian:13\nRUN bash -e <<EOF\n${lists}EOF\n`)).toEqual([]);
    expect(await rules('FROM debian:13\nRUN bash <<EOF && rm -r /var/lib/apt/lists\napt-get update\nEOF\n')).toEqual(
      [],
    );
    expect(await rules('FROM a\nRUN bash <<EOF\ncurl a\nEOF\nRUN wget b\n')).toEqual(['DL4001 5']);
    expect(await rules('FROM a\nRUN bash <<EOF\napt-get install \\$a $b c\nEOF\n')).toEqual(['DL3008 3']);
    expect(await rules("FROM a\nRUN bash <<'EOF'\na\nb\nEOF\nRUN c\n")).toEqual([]);
  });

  it('keeps the folder of the outer shell', async () => {
    const files = {
      'app/package.json': '{"name":"a"}',
      'app/package-lock.json': '{"lockfileVersion":3,"packages":{}}',
    };
    const rules = async (run: string) => {
      const code = `FROM node:24\nWORKDIR /srv\nCOPY app/package.json /srv/\n${run}\n`;
      return (await check('Dockerfile', code, { select: ['XF105'], files })).map(({ start }) => start.line);
    };
    expect(await rules('RUN npm ci')).toEqual([4]);
    expect(await rules('RUN bash -e <<EOF\nnpm ci\nEOF')).toEqual([5]);
    expect(await rules('RUN bash -e <<EOF && npm ci\ncd /x\nEOF')).toEqual([4]);
  });

  it('moves no here-document away with its RUN', async () => {
    const code = 'FROM debian:13\nRUN bash <<EOF\nln -sf /bin/bash /bin/sh\nEOF\n';
    const [found] = await check('Dockerfile', code, { select: ['DL4005'] });
    expect(found).toMatchObject({ rule: 'DL4005', fix: null });
  });
});

describe('as if the shell of the stage had read the body', () => {
  const LINES = [
    'cd /srv',
    'cd $a && make',
    'sudo apt-get install curl',
    'curl https://a.org/b | sh',
    'for f in $(ls); do rm $f; done',
    "echo '$HOME'",
    'export GIT_SSL_NO_VERIFY=1',
    'if [ "$a" == b ]; then\n  chmod 777 /c\nfi',
    'x="$1"',
    'set -e',
    'npm install -g a',
    'pip install b \\\n  c',
    '# shellcheck disable=SC2086',
    '# a comment',
    '',
    'cat <<X\nüñ $y\nX',
    'read x',
  ];
  const script = fc
    .array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 8 })
    .map((lines) => `${lines.join('\n')}\n`);

  /** What is reported inside the body, its places counted from its start. */
  async function inBody(head: string, body: string, end = 'EOF'): Promise<string[]> {
    const start = `FROM debian:13\nSHELL ["/bin/bash", "-c"]\n${head}\n`;
    const all = await check('Dockerfile', `${start}${body}${end}\n`, {
      select: ['ALL'],
      config: { ignore: ['XF123'] },
    });
    return all
      .filter((one) => one.start.offset >= start.length)
      .map((one) => `${one.rule} ${one.start.offset - start.length}-${one.end.offset - start.length} ${one.message}`);
  }

  it('finds the same in a quoted one', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (body) => {
        const wanted = await inBody("RUN <<'EOF'", body);
        expect(await inBody("RUN bash <<'EOF'", body)).toEqual(wanted);
        expect(await inBody("RUN <<'EOF' /bin/bash -s", body)).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('finds the same behind tabs', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (lines) => {
        const body = lines.replaceAll('cat <<X', 'cat <<-X').replace(/^/gm, '\t').slice(0, -1);
        expect(await inBody("RUN bash <<-'EOF'", body, '\tEOF')).toEqual(await inBody("RUN <<-'EOF'", body, '\tEOF'));
      }),
      { numRuns: 60 },
    );
  });

  it('finds the same at the same texts in an unquoted one whose dollars are escaped', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (body) => {
        const escaped = body.replace(/[\\$`]/g, '\\$&');
        const places = [0];
        for (const char of body) places.push((places.at(-1) ?? 0) + (/[\\$`]/.test(char) ? 2 : 1));
        const wanted = (await inBody("RUN bash <<'EOF'", body)).map((one) =>
          one.replace(/^(\S+) (\d+)-(\d+)/, (_, rule, a, b) => `${rule} ${places[a]}-${places[b]}`),
        );
        const found = await inBody('RUN bash <<EOF', escaped);
        expect(found).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });
});

describe('scripts of sh -c', () => {
  it('have exact places behind escapes, in quotes and in JSON', async () => {
    const code =
      'FROM a\nRUN bash -c "echo \\"x\\" && sudo apt-get install \\"a b\\" c"\n' +
      'RUN ["bash", "-c", "echo \\"\\u00e9\\" \\\n$foo\\ncd /x\\nsudo apt-get \\\\\\ninstall \'b\'"]\nRUN sh -c \'it\'"\'x\'"\'; sudo d\'\n';
    const found = await reported(code.replace(' \\\n$foo', ' $foo'));
    expect(found).toEqual([
      'DL3004 2 sudo',
      'DL3014 2 install',
      'SC2086 3 $foo',
      'SC2154 3 $foo',
      'SC2164 3 cd /x',
      'DL3004 3 sudo',
      'DL3014 3 install',
      'DL3004 4 sudo',
    ]);
  });

  it('get fixes where they stand as they are', async () => {
    const code = 'FROM a\nUSER root\nRUN bash -c "apt-get install \\"a\\""\n';
    const [found] = await check('Dockerfile', code, { select: ['DL3014'] });
    expect(found?.fix?.edits.map(({ start, text }) => [code.slice(0, start).slice(-7), text])).toEqual([
      ['install', ' -y'],
    ]);
  });
});
