import { defineRule } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import type { ShellWord } from '../../shell/word.ts';
import type { DockerfileDocument } from '../document.ts';
import { type Call, callsOf, isShell, runs, spanOf } from '../runs.ts';

/** Options that switch the check of certificates off, by program. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = table({
  curl: ['k', 'insecure', 'proxy-insecure'],
  wget: ['no-check-certificate'],
  pip: ['trusted-host'],
  pip3: ['trusted-host'],
});
const RPM = new Set(['yum', 'dnf', 'tdnf', 'microdnf', 'dnf5']);
const OFF = /^(?:false|0|no|off)$/i;
const LOCAL = /^(?:https?:\/\/)?(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|$)/i;

export default defineRule<DockerfileDocument>({
  id: 'DF017',
  name: 'unverified-download',
  title: 'download without certificate verification',
  severity: 'warning',
  profiles: { recommended: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['CKV2_DOCKER_2', 'CKV2_DOCKER_3', 'CKV2_DOCKER_4', 'CKV2_DOCKER_13', 'CKV2_DOCKER_15'],
  references: ['https://curl.se/docs/sslcerts.html', 'https://pip.pypa.io/en/stable/cli/pip/#cmdoption-trusted-host'],
  docs: {
    what: '`curl -k`, `wget --no-check-certificate`, `pip --trusted-host`, `strict-ssl false` for npm, yarn and pnpm, `http.sslVerify false` for git, or `sslverify=0` for yum and dnf.',
    why: 'The connection is encrypted, but the server is not verified: anyone on the network path can replace files in the image.',
    instead:
      'Install `ca-certificates`, or add your own CA certificate: `COPY ca.crt /usr/local/share/ca-certificates/` and `RUN update-ca-certificates`.',
    exceptions: 'Requests to the container itself (`localhost`).',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nRUN curl -fsSLk https://example.com/x -o /x\n', line: 2 },
      { code: 'FROM a:1\nRUN npm config set strict-ssl false\n', line: 2 },
    ],
    good: [
      { code: 'FROM a:1\nRUN curl -fsSL https://example.com/x -o /x\n' },
      { code: 'FROM a:1\nRUN curl -k https://localhost:8443/health\n' },
    ],
  },
  needs: ['program:curl', 'mark:NO-CHECK-CERTIFICATE', 'mark:TRUSTED-HOST', 'mark:STRICT-SSL', 'mark:SSLVERIFY'],

  *check(doc) {
    for (const run of runs(doc)) {
      if (!isShell(run)) continue;
      for (const call of callsOf(run)) {
        const word = switchOff(call);
        if (!word) continue;
        yield {
          at: spanOf(run, word.span),
          message: `with \`${word.text}\`, \`${call.program}\` accepts any certificate, so the download can be replaced in transit`,
          help: 'install ca-certificates, or COPY your CA certificate and run update-ca-certificates',
        };
      }
    }
  },
});

/** The word with which a command gives up checking certificates. */
function switchOff({ program = '', args, words }: Call): ShellWord | undefined {
  const name = /^pip[\d.]*$/.test(program) ? 'pip' : program;
  const isLocal = words.some(({ value }) => LOCAL.test(value));
  const listed = Object.hasOwn(OPTIONS, name) ? args.option(...(OPTIONS[name] ?? [])) : undefined;
  if (listed) return isLocal || LOCAL.test(listed.value ?? '') ? undefined : listed.word;
  const rest = words.slice(1);
  if (/^python[\d.]*$/.test(program) && rest[0]?.value === '-m' && rest[1]?.value === 'pip')
    return rest.find(({ value }) => /^--trusted-host(?:=|$)/.test(value));
  if (program === 'npm' || program === 'yarn' || program === 'pnpm') {
    const direct = rest.find(({ value }) => /^--(?:no-strict-ssl|strict-ssl=false)$/.test(value));
    return direct ?? settingOff(rest, /^strict-ssl$/i, /^strict-ssl=(.*)$/i);
  }
  if (program === 'git') return settingOff(rest, /^http\.(?:.+\.)?sslverify$/i, /^http\.(?:.+\.)?sslverify=(.*)$/i);
  if (RPM.has(program))
    return rest.find(({ value }) => /^(?:--setopt=)?(?:.+\.)?sslverify=(?:0|false|no)$/i.test(value));
  return undefined;
}

/** `config set NAME false` or `NAME=false`. */
function settingOff(words: readonly ShellWord[], name: RegExp, assigned: RegExp): ShellWord | undefined {
  return words.find(({ value }, index) => {
    const own = assigned.exec(value)?.[1];
    return own === undefined ? name.test(value) && OFF.test(words[index + 1]?.value ?? '') : OFF.test(own);
  });
}
