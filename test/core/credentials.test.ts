import { describe, expect, it } from 'vitest';
import {
  describeSecret,
  findTokens,
  isCredentialName,
  isPlaceholder,
  judgeCredential,
  KnownWords,
  urlPassword,
} from '../../src/core/credentials.ts';

describe('credential names', () => {
  it.each([
    'PASSWORD',
    'DB_PASS',
    'mysql-root-password',
    'apiKey',
    'SECRET_KEY_BASE',
    'PASSWORD_2',
    'GITHUB_TOKEN',
    'AWS_ACCESS_KEY_ID',
    'authToken',
    'SECRET_FOO',
    'PASSWORD_ADMIN',
    'secretApp',
    'STRIPE_KEY',
    'OPENAI_KEY',
  ])('%s is one', (name) => expect(isCredentialName(name)).toBe(true));
  it.each([
    'PWD',
    'PASSWORD_FILE',
    'TOKEN_TTL',
    'SECRET_NAME',
    'MAX_TOKENS',
    'ALLOW_EMPTY_PASSWORD',
    'PUBLIC_KEY',
    'KEY',
    'SSH_KEY_PATH',
    'COMPASS',
    'SECRET_FILES',
    'SECRET_PATH',
    'SECRETS_ENGINE',
    'SECRET_NAMESPACE',
    'PASSWORD_MIN_LENGTH',
    'PASSWORD_POLICY',
    'PASSWORD_RESET_URL',
    'PASSWORD_HASHERS',
    'SECRET_STORE_NAME',
    'STRIPE_PUBLISHABLE_KEY',
    'KEY_PREFIX',
    'TOKEN_URL',
    'SORT_KEY',
    'CACHE_KEY',
    '',
  ])('%s is none', (name) => expect(isCredentialName(name)).toBe(false));
});

describe('values', () => {
  it.each([
    '',
    ' ',
    '<secret>',
    'xxxx',
    '${P}',
    '$(P)',
    '{{ p }}',
    'your-password',
    '/run/secrets/a',
    'true',
    '1234',
    '"***"',
    '0000-0000',
    'sk-xxx-xxx',
  ])('%s holds the place of one', (value) => {
    expect(isPlaceholder(value)).toBe(true);
    expect(judgeCredential(value)).toBeUndefined();
  });
  it.each(['postgres', 'changeme', 'mysecretpassword', 'root_1', 'Example123', '123456'])('%s is a sample', (value) =>
    expect(judgeCredential(value)).toBe('sample'),
  );
  it.each(['k3Jv9qLmZx', 'whalehello', '74964341d4f1fa98'])('%s is real', (value) =>
    expect(judgeCredential(value)).toBe('real'),
  );
  it('takes the words of the place into account', () => {
    expect(judgeCredential('shopdb')).toBe('real');
    expect(judgeCredential('shopdb', new KnownWords(['shop']))).toBe('sample');
    expect(judgeCredential('n8n', new KnownWords(['n8n']))).toBe('sample');
  });
  it('shows little', () => {
    expect(describeSecret('abc')).toBe('3 characters');
    expect(describeSecret('abcdefghijkl')).toBe('12 characters, begins with `ab`');
  });
});

describe('tokens', () => {
  it('finds them by form, not the documented examples', () => {
    expect(findTokens('x AKIAABCDEFGHIJKLMNOP y')).toEqual([{ kind: 'an AWS access key id', start: 2, end: 22 }]);
    expect(findTokens('AKIAIOSFODNN7EXAMPLE')).toEqual([]);
    const key = `-----BEGIN RSA PRIVATE KEY-----\\nMIIEpAIBAAKCAQEAz5sGZ1y0k3qk1V7Q2w\\n-----END RSA PRIVATE KEY-----`;
    expect(findTokens(key)).toHaveLength(1);
    for (const body of [
      '',
      '...',
      '\n<your key>\n',
      '\nMIIEpAIBAAKCAQEAz5sGZ1y0k3qk1V7Q2w\n...\n',
      '{{ .Values.key }}',
      '\n${KEY}\n',
    ])
      expect(findTokens(`-----BEGIN PRIVATE KEY-----${body}-----END PRIVATE KEY-----`), body).toEqual([]);
    expect(findTokens('nothing')).toEqual([]);
  });
  it('finds the password of a URL', () => {
    expect(urlPassword('postgres://u:secret@h/db')).toEqual({ start: 13, end: 19 });
    expect(urlPassword('https://h/a:b@c')).toBeUndefined();
    expect(urlPassword('https://u@h')).toBeUndefined();
  });
});
