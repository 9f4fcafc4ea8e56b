import { isPlaceholder, urlPassword } from '../../../core/credentials.ts';
import { defineRule } from '../../../core/rule.ts';
import { declarationsOf } from '../declarations.ts';
import type { DockerfileDocument } from '../document.ts';
import { exposedIn } from '../secrets.ts';

const SECRET = /(?:^|_)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const HARMLESS = /(?:^|_)(?:public|file|version|gpg|pgp|fingerprint|keyid|key_id|keyserver)(?:_|$)/i;
/** The id of a public key: the last digits of its fingerprint, or all of them. */
const FINGERPRINT = /^(?:0x)?(?:[\dA-F]{8}|[\dA-F]{16}|[\dA-F]{40}|(?:[\dA-F]{4} {1,2}){9}[\dA-F]{4})$/i;
/** hadolint's own words, and those of its names that hold none of them. */
const LISTED =
  /api_key|client_key|password|private|secret|token|username|^(?:APPLICATION_KEY|AWS_ACCESS_KEY_ID|CI_DEPLOY_USER|DOCKER_EMAIL|FACEBOOK_APP_ID|HEROKU_API_USER|OKTA_AUTHN_GROUPID|OKTA_CLIENT_ORGURL|OKTA_OAUTH2_CLIENTID|STRIPE_DEVICE_NAME|TRAVIS_OS_NAME|TRAVIS_SECURE_ENV_VARS|TRAVIS_SUDO)$/i;

export default defineRule<DockerfileDocument>({
  id: 'DL3064',
  name: 'secret-in-variable',
  title: 'secret in ARG or ENV',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['SecretsUsedInArgOrEnv', 'DS-0031'],
  references: ['https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/'],
  docs: {
    what: 'An ARG or ENV whose name indicates a credential.',
    why: 'The value is stored in the image: `docker history` and `docker inspect` show it to anyone who can pull the image.',
    instead: 'Pass it to a single RUN: `RUN --mount=type=secret,id=token …`.',
    exceptions:
      'Names with public, file or version; empty values, flags, numbers, paths, URLs and templates; and ARGs before the first FROM, which no stage sees. DF014 reports values that are a known token or contain the password of a URL.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nARG NPM_TOKEN\n', line: 2 },
      { code: 'FROM a:1\nENV DB_PASSWORD=hunter2\n', line: 2 },
    ],
    good: [
      { code: 'FROM a:1\nRUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci\n' },
      { code: 'FROM a:1\nENV DB_PASSWORD_FILE=/run/secrets/db\n' },
    ],
  },
  needs: ['secret-name'],

  *check(doc, { profile, isOn }) {
    const all = [doc.preamble, ...doc.stages.map(({ instructions }) => instructions)];
    for (const instructions of all) {
      for (const outer of instructions) {
        const { keyword, pairs } = outer.trigger ?? outer;
        if (keyword !== 'ENV' && keyword !== 'ARG') continue;
        const isGlobal = instructions === doc.preamble;
        for (const pair of pairs) {
          const { key, keySpan, value } = pair;
          // Where a stage takes it over, that place is reported.
          if (isGlobal && profile !== 'hadolint' && declarationsOf(doc, key).some(({ stage }) => stage)) continue;
          if (profile === 'hadolint' ? !LISTED.test(key) : !SECRET.test(key) || HARMLESS.test(key)) continue;
          if (profile !== 'hadolint' && value && isNoSecret(value.value)) continue;
          if (profile === 'recommended' && isOn?.('DF014') && exposedIn(doc, pair).length > 0) continue;
          const fate =
            keyword === 'ENV'
              ? 'it is readable in every container and by anyone who can pull the image'
              : isGlobal
                ? 'the build provenance shows it'
                : 'the image history shows it';
          yield {
            at: keySpan,
            message: `\`${key}\` looks like a credential: ${fate}`,
            help: 'mount it as a secret: RUN --mount=type=secret,id=<name> …',
          };
        }
      }
    }
  },
});

/** Values that only say where a secret is or how it is used: paths, addresses without a password, numbers, switches. */
function isNoSecret(value: string): boolean {
  if (FINGERPRINT.test(value)) return true;
  if (isPlaceholder(value) || /^\d+(?:\.\d+)*$/.test(value)) return true;
  if (value.includes('://')) return urlPassword(value) === undefined;
  return /^(?:\.{0,2}\/|~)/.test(value) || /^[^\s=]*\/[^\s=/]*\.\w{1,10}$/.test(value);
}
