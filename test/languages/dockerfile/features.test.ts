import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../../src/languages/dockerfile/parse.ts';

function featuresOf(text: string): ReadonlySet<string> {
  return parseDockerfile({ path: 'Dockerfile', text, origin: 'worktree' }).features ?? new Set();
}

function has(text: string, ...features: readonly string[]): void {
  const found = featuresOf(text);
  expect(features.filter((feature) => !found.has(feature))).toEqual([]);
}

function lacks(text: string, ...features: readonly string[]): void {
  const found = featuresOf(text);
  expect(features.filter((feature) => found.has(feature))).toEqual([]);
}

describe('features of a Dockerfile', () => {
  it('are its instructions, in whatever letter case, and those inside ONBUILD', () => {
    has(
      'from a:1\nonbuild add --chmod=777 x y\nFOO bar\n',
      'FROM',
      'ONBUILD',
      'ADD',
      'flag:chmod',
      'FOO',
      'case:keyword',
    );
    lacks('FROM a:1\nCMD ["x"]\n', 'case:keyword', 'twice:CMD', 'shell-form:CMD', 'ADD', 'comments');
    has('# c\nFROM a:1\nCMD x\nCMD ["x"]\n', 'twice:CMD', 'shell-form:CMD', 'comments');
    has('FROM a:1\nHEALTHCHECK CMD [1]\n', 'shell-form:HEALTHCHECK');
  });

  it('are the programs that run, through wrappers and inner scripts', () => {
    has('FROM a:1\nRUN sudo -E /usr/bin/apt-get update\n', 'program:sudo', 'program:apt-get');
    has('FROM a:1\nRUN ["/bin/sh", "-c", "apk add x"]\n', 'program:apk');
    has("FROM a:1\nRUN bash -ec 'cd /x && pip3.11 install y'\n", 'program:cd', 'program:pip');
    has('FROM a:1\nRUN <<EOF\n"cu"rl x\nEOF\n', 'program:curl', 'heredoc');
    has('FROM a:1\nONBUILD RUN busybox wget x\n', 'program:wget');
    has('FROM a:1\nRUN run apt install\n', 'program:apt');
    lacks('FROM a:1\nRUN run -x apt install\n', 'program:apt');
    has("FROM a:1\nRUN sh -c 'env sudo x'\n", 'program:sudo');
    has('FROM a:1\nRUN npm --silent "i" x\n', 'npm:install');
    lacks('FROM a:1\nRUN npm ci\n', 'npm:install');
    has('FROM a:1\nRUN env python3 -m pip install x\n', 'program:python');
    lacks('FROM a:1\nRUN apt-get install curl\nCMD ["wget"]\n', 'program:curl', 'program:wget');
    lacks('FROM a:1\nSHELL ["pwsh", "-c"]\nRUN curl x\n', 'program:curl');
  });

  it('are texts, whatever quotes and line ends stand between', () => {
    has('FROM a:1\nRUN npm config set str"ict"-ssl false\n', 'mark:STRICT-SSL');
    has('FROM a:1\nRUN npm config set stri\\\n# a comment\nct-ssl false\n', 'mark:STRICT-SSL');
    has('FROM a:1\nRUN <<EOF\nnpm config set strict\\\n-ssl false\nEOF\n', 'mark:STRICT-SSL');
    has("FROM a:1\nRUN npm config set $'\\x73trict-ssl' false\n", 'mark:STRICT-SSL');
    has('FROM a:1\nRUN ["npm", "config", "set", "\\u0073trict-ssl", "false"]\n', 'mark:STRICT-SSL');
    has('FROM a:1\nENV "PAS"SWORD=x\n', 'credential-name', 'secret-name');
    has('FROM a:1\nENV TO\u212aEN=x\n', 'credential-name');
    has('FROM a:1\nLABEL "api key"=x\n', 'credential-name');
    has('FROM a:1\nCMD ["curl", "-u", "me:hunter2"]\n', 'credential-name');
    has('FROM a:1\nADD https://me:hunter2@example.com/x /x\n', 'secret');
    lacks(
      'FROM a:1\nCOPY monkey.json x\nRUN curl --url https://example.com/\n',
      'credential-name',
      'secret',
      'secret-name',
    );
  });

  it('are lines that go on', () => {
    has('FROM a:1\nRUN a \\\n\n  b\n', 'blank-continuation');
    has('FROM a:1\nRUN a \\\nCOPY b c\n', 'continued:capital');
    has('FROM a:1\nRUN a \\\n', 'unfinished');
    lacks('FROM a:1\nRUN a \\\n  && b\n', 'blank-continuation', 'continued:capital', 'unfinished');
  });

  it('are variables that the builder replaces', () => {
    has('ARG A=1\nFROM a:$A\n', 'variable:FROM');
    has('FROM a:1\nRUN --mount=type=cache,target=$B x\n', 'variable');
    has('FROM a:1\nCOPY <<EOF /x\n$A\nEOF\n', 'variable');
    has('FROM a:1\nENV A=1 B=$A\n', 'variable', 'variable:ENV');
    lacks('FROM a:1\nRUN echo $A\nCMD echo $A\n', 'variable', 'variable:FROM', 'variable:ENV');
  });

  it('are stages, their images and what they copy', () => {
    has('ARG A=tch\nFROM scra$A\n', 'image:scratch', 'without:USER');
    has('FROM gcr.io/distroless/static\n', 'image:distroless', 'image:untagged');
    has('FROM host:5000/a\n', 'image:untagged');
    has('FROM host:5000/a:latest as B\n', 'image:latest', 'case:as', 'case:stage', 'stage:b');
    lacks('FROM a:1 AS b\nUSER 1\nFROM b\n', 'image:untagged', 'case:as', 'case:stage', 'twice:stage', 'without:USER');
    has('FROM a:1 AS b\nFROM a:1 AS B\nCOPY --from=c x y\n', 'twice:stage', 'from:unknown', 'COPY:relative');
    has('FROM a:1 AS b\nCOPY --from=0 / /\n', 'from:itself', 'COPY:/');
    lacks('FROM a:1 AS b\nFROM a:1\nWORKDIR /x\nCOPY --from=b x y\n', 'from:unknown', 'from:itself', 'COPY:relative');
  });

  it('are what single arguments say', () => {
    has('FROM a:1\nEXPOSE 22/TCP 1:123456\n', 'EXPOSE:/', 'EXPOSE::', 'EXPOSE:22', 'EXPOSE:99999');
    lacks('FROM a:1\nEXPOSE 8080\n', 'EXPOSE:/', 'EXPOSE::', 'EXPOSE:22', 'EXPOSE:99999');
    has('FROM a:1\nUSER "root":x\nWORKDIR x\nWORKDIR //proc\n', 'USER:root', 'USER:name', 'WORKDIR:relative');
    lacks('FROM a:1\nUSER 1000:x\nWORKDIR /x\n', 'USER:root', 'USER:name', 'WORKDIR:relative', 'WORKDIR:system');
    has('LABEL a b\nFROM a:1\nRUN x | y\n', 'preamble', 'legacy-pair', 'pipe');
  });
});
