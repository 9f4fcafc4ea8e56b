/** Words that say by themselves that a value is a credential. */
export const CREDENTIAL = new Set([
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'pass',
  'secret',
  'token',
  'credential',
  'credentials',
  'bearer',
  'jwt',
]);
/** Words before `key` that make it one. */
export const KEY_OWNERS = new Set([
  'api',
  'access',
  'private',
  'secret',
  'encryption',
  'signing',
  'master',
  'license',
  'account',
  'auth',
  ...['anthropic', 'aws', 'azure', 'cloudflare', 'datadog', 'github', 'gitlab', 'hmac', 'jwt', 'mailgun', 'newrelic'],
  ...['openai', 'sendgrid', 'slack', 'ssh', 'stripe', 'twilio', 'webhook'],
]);
/** Words written together. */
export const GLUED = /(?:password|passwd|passphrase|apikey|secretkey|accesskey|privatekey|authtoken|accesstoken)$/;
/** Words that may follow the credential without making it something else: `SECRET_KEY_BASE`, `PASSWORD_2`. */
export const TRAILERS = new Set([
  'base',
  'value',
  'prod',
  'production',
  'dev',
  'development',
  'test',
  'staging',
  'default',
  'plain',
  'text',
  'plaintext',
  'raw',
]);
/** Words that credentials of several users or uses begin with: `PASSWORD_ADMIN`, `SECRET_FOO`. */
export const LEADING = new Set(['password', 'passwd', 'passphrase', 'secret']);
/** What a name that begins so may be about instead: a place, a rule for passwords, a part of a page. */
export const ABOUT =
  /^(?:a(?:ge|lg(?:o|orithm)?|rns?|ttempts?|uth\w*)|backends?|changed?|class|complexity|confirm\w*|cookie|count|days|digits|dir\w*|email|encod\w*|encrypt\w*|engine|env|expir\w*|fields?|files?|folder|format|grant|hash\w*|headers?|help|hints?|history|host|hours|ids?|interval|keys?|labels?|length|level|links?|location|login|lowercase|manager|max\w*|min\w*|minutes|mode|mounts?|names?|namespace|params?|path\w*|pattern|policy|port|prefix|projects?|prompt|protection|providers?|recovery|ref\w*|regexp?|region|reset\w*|retries|role|rotation|rounds|scope|seconds|server|service|size|source|special|stores?|strength|suffix|template|timeout|ttl|types?|ur[il]s?|users?|username|validat\w*|vars?|variables?|vault|versions?|volumes?|years|zone)$/;
/** Words by which a name is about something else. */
export const NOT_SECRET = new Set([
  'public',
  'publishable',
  'allow',
  'enable',
  'enabled',
  'disable',
  'disabled',
  'require',
  'required',
  'use',
  'no',
  'random',
  'generate',
]);

/** `123456` and its kin. */
export const DIGIT_ROW = '01234567890123456789';
/** Words that everybody tries first. */
export const SAMPLES = new Set([
  ...[
    'password',
    'passwd',
    'passw',
    'rd',
    'pass',
    'pw',
    'pwd',
    'secret',
    'secrets',
    'token',
    'key',
    'example',
    'sample',
    'test',
    'testing',
  ],
  ...[
    'tests',
    'demo',
    'dev',
    'development',
    'local',
    'default',
    'changeme',
    'changeit',
    'change',
    'me',
    'this',
    'it',
    'please',
    'guest',
  ],
  ...[
    'user',
    'username',
    'root',
    'toor',
    'admin',
    'administrator',
    'letmein',
    'qwerty',
    'welcome',
    'app',
    'db',
    'database',
    'my',
    'some',
  ],
  ...[
    'postgres',
    'postgresql',
    'mysql',
    'mariadb',
    'mongo',
    'mongodb',
    'redis',
    'rabbitmq',
    'minio',
    'minioadmin',
    'elastic',
    'grafana',
  ],
  ...[
    'keycloak',
    'wordpress',
    'nextcloud',
    'django',
    'rails',
    'laravel',
    'symfony',
    'airflow',
    'superset',
    'sa',
    'foo',
    'bar',
    'foobar',
  ],
]);
