import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument, Script } from '../document.ts';
import { isShell, scriptTexts, spanOf } from '../runs.ts';

/** Variables that switch the check of certificates off, with the values that do so. */
const SWITCHES: ReadonlyMap<string, { readonly off: RegExp; readonly whose: string }> = new Map([
  ['NODE_TLS_REJECT_UNAUTHORIZED', { off: /^0$/, whose: 'Node.js' }],
  ['PYTHONHTTPSVERIFY', { off: /^0$/, whose: 'Python' }],
  ['NPM_CONFIG_STRICT_SSL', { off: /^(?:false|0)$/i, whose: 'npm' }],
  ['YARN_ENABLE_STRICT_SSL', { off: /^(?:false|0)$/i, whose: 'Yarn' }],
  ['GIT_SSL_NO_VERIFY', { off: /^(?:true|1|yes|on)$/i, whose: 'Git' }],
  ['PIP_TRUSTED_HOST', { off: /./, whose: 'pip' }],
  ['UV_INSECURE_HOST', { off: /./, whose: 'uv' }],
]);
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=([\s\S]*)$/;
const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+)(?::\d+)?$/;

export default defineRule<DockerfileDocument>({
  id: 'DF018',
  name: 'tls-check-off',
  title: 'variable that disables certificate verification',
  severity: 'warning',
  profiles: { recommended: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['CKV2_DOCKER_5', 'CKV2_DOCKER_6', 'CKV2_DOCKER_12', 'CKV2_DOCKER_14', 'CKV2_DOCKER_16'],
  references: [
    'https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue',
    'https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify',
  ],
  docs: {
    what: 'NODE_TLS_REJECT_UNAUTHORIZED=0, PYTHONHTTPSVERIFY=0, NPM_CONFIG_STRICT_SSL=false, GIT_SSL_NO_VERIFY, PIP_TRUSTED_HOST and similar variables, set with ENV, ARG or in a RUN.',
    why: 'Connections are encrypted, but the server is not verified. Set with ENV, it also applies to the running container: anyone on the network path can read and change its traffic.',
    instead:
      'Configure your own CA certificate: `NODE_EXTRA_CA_CERTS`, `GIT_SSL_CAINFO`, `PIP_CERT`, or `update-ca-certificates` for all programs.',
    exceptions: 'Values that keep verification enabled, and variables.',
  },
  examples: {
    bad: [
      { code: 'FROM node:22-slim\nENV NODE_TLS_REJECT_UNAUTHORIZED=0\n', line: 2 },
      { code: 'FROM a:1\nRUN GIT_SSL_NO_VERIFY=true git clone https://git.example.com/a.git\n', line: 2 },
    ],
    good: [
      { code: 'FROM node:22-slim\nENV NODE_EXTRA_CA_CERTS=/etc/ssl/company.pem\n' },
      { code: 'FROM a:1\nENV GIT_SSL_NO_VERIFY=false NPM_CONFIG_STRICT_SSL=true\n' },
    ],
  },
  needs: [
    'mark:UNAUTHORIZED',
    'mark:HTTPSVERIFY',
    'mark:STRICT_SSL',
    'mark:SSL_NO_VERIFY',
    'mark:TRUSTED_HOST',
    'mark:INSECURE',
  ],

  *check(doc, facts) {
    for (const outer of doc.instructions) {
      const { keyword, pairs } = outer.trigger ?? outer;
      if (keyword !== 'ENV' && keyword !== 'ARG') continue;
      for (const { key, value, span } of pairs) {
        const whose = value && switchedOff(key, value.value);
        if (whose) yield reportOf(span, key, whose);
      }
    }
    for (const run of scriptTexts(doc, facts)) {
      if (!isShell(run)) continue;
      for (const { assignments } of run.shell.commands) {
        for (const { name, value, pos, end } of assignments) {
          const whose = value.type === 'Word' && switchedOff(name, value.value);
          if (whose) yield reportOf(spanOf(run, { start: pos, end }), name, whose);
        }
      }
      for (const { words } of commandsNamed(run, 'export', 'env')) {
        for (const { literal, span } of words.slice(1)) {
          const [, name = '', value = ''] = ASSIGNMENT.exec(literal ?? '') ?? [];
          const whose = switchedOff(name, value);
          if (whose) yield reportOf(spanOf(run, span), name, whose);
        }
      }
    }
  },
});

/** Commands as written: `env A=1 make` is one of `env`. */
function commandsNamed({ shell }: Script, ...names: readonly string[]) {
  return shell.commands.filter(({ name }) => name !== undefined && names.includes(name));
}

function switchedOff(name: string, value: string): string | undefined {
  const found = SWITCHES.get(name.toUpperCase());
  if (!found || value.includes('$') || LOCAL.test(value)) return undefined;
  return found.off.test(value) ? found.whose : undefined;
}

function reportOf(at: { start: number; end: number }, name: string, whose: string) {
  return {
    at,
    message: `\`${name}\` makes ${whose} accept any certificate`,
    help: 'install your CA certificate with update-ca-certificates instead',
  };
}
