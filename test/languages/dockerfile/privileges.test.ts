import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropOf } from '../../../src/languages/dockerfile/privileges.ts';

describe('dropOf', () => {
  it.each([
    ['exec gosu app "$@"', 'gosu'],
    ['exec su-exec redis:redis "$0" "$@"', 'su-exec'],
    ['\tset -- su-exec "${UID}:${GID}" "$@"', 'su-exec'],
    ['[ "$1" = x ] && exec setpriv --reuid=app --clear-groups "$@"', 'setpriv'],
    ['exec runuser -u postgres -- "$@"', 'runuser'],
    ['su -c "server --port 80" app', 'su'],
    ['su - app -c server', 'su'],
    ['exec su app', 'su'],
    ['exec su -s /bin/sh -c "exec server" www-data', 'su'],
    ['chroot --userspec=1000:1000 / server', 'chroot'],
    ['exec sudo -E -u jenkins "$@"', 'sudo'],
    ['sudo -Hu jenkins server', 'sudo'],
    ['exec s6-setuidgid abc server', 's6-setuidgid'],
    ['exec setuidgid mail smtpd', 'setuidgid'],
    ['exec chpst -u app server', 'chpst'],
    ['start-stop-daemon --start --chuid app --exec /usr/bin/server', 'start-stop-daemon'],
    ['start-stop-daemon -S -c app -x /usr/bin/server', 'start-stop-daemon'],
    ['tini -- gosu app server', 'gosu'],
    ['exec /usr/local/bin/gosu \\\n  app server', 'gosu'],
    ['exec /sbin/setuser app server', 'setuser'],
    ['run_as="gosu node"', 'gosu'],
    ['apt-get install -y gosu && exec gosu app server', 'gosu'],
  ])('finds it in %j', (text, program) => {
    expect(dropOf(`#!/bin/sh\nset -e\n${text}\n`)).toBe(program);
  });

  it.each([
    'apt-get update && apt-get install -y gosu curl',
    'apk add --no-cache su-exec tini',
    'command -v gosu',
    'which su-exec || exit 1',
    'gosu --version',
    'gosu nobody true',
    'exec gosu root server',
    'su-exec 0:0 server',
    '# exec gosu app server',
    'echo "start it by gosu app"',
    'exec sudo server',
    'sudo -u root server',
    'exec server',
    'suspend app',
    'cp /etc/su app',
    'chroot /rootfs server',
    'start-stop-daemon --start --exec /usr/bin/server',
    '',
  ])('finds none in %j', (text) => {
    expect(dropOf(text)).toBeUndefined();
  });

  it('reads any text in a time that its length bounds', () => {
    const words = fc.constantFrom(
      'gosu',
      'su',
      'chroot',
      '--userspec',
      '-u',
      'app',
      ';',
      '\n',
      '\\\n',
      '"',
      '$(',
      'sudo',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 300 }), (parts) => {
        const found = dropOf(parts.join(' '));
        expect(found === undefined || parts.some((part) => part === found)).toBe(true);
      }),
    );
    const start = performance.now();
    dropOf('chroot sudo su - '.repeat(2000));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
