import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../src/engine/fixes.ts';
import { check, defaultPathOf } from '../support/check.ts';

type Safety = 'safe' | 'unsafe' | 'no fix' | 'no finding';
type Row = readonly [rule: string, safety: Safety, code: string, fixed?: string | undefined];

const APT = 'apt-get update && apt-get install -y a';
const CLEAN = 'rm -rf /var/lib/apt/lists/*';

/** What each fix is where it may change what is built, and where it may not. `FROM a` is added to Dockerfiles. */
const ROWS: readonly Row[] = [
  // `apt` is not `apt-get` by another name.
  ['DL3027', 'safe', 'RUN apt -y upgrade', 'RUN apt-get -y upgrade --with-new-pkgs'],
  ['DL3027', 'safe', 'RUN apt install -y a', 'RUN apt-get install -y a'],
  ['DL3027', 'safe', 'RUN apt dist-upgrade -y', 'RUN apt-get dist-upgrade -y'],
  ['DL3027', 'no fix', 'RUN apt full-upgrade -y'],
  ['DL3027', 'no fix', 'RUN apt list --installed'],
  ['DL3027', 'no fix', 'RUN apt search a'],
  ['DL3027', 'no fix', 'RUN apt show a'],
  ['DL3027', 'no fix', 'RUN apt $COMMAND'],
  ['DL3027', 'unsafe', 'RUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN apt install -y a'],
  // Lists that a later RUN may install from.
  ['DL3009', 'safe', `RUN ${APT}`, `RUN ${APT} && ${CLEAN}`],
  ['DL3009', 'safe', `RUN ${APT}\nRUN useradd b && mkdir -p /c && pip install d\nCMD ["e"]`],
  ['DL3009', 'safe', `RUN ${APT}\nRUN apt-get update && apt-get install -y b && ${CLEAN}`],
  ['DL3009', 'unsafe', `RUN ${APT}\nRUN ./install.sh`],
  ['DL3009', 'unsafe', `RUN ${APT}\nRUN /opt/install`],
  ['DL3009', 'unsafe', `RUN ${APT}\nRUN make deps`],
  ['DL3009', 'unsafe', `RUN ${APT}\nRUN $INSTALL`],
  ['DL3009', 'unsafe', `RUN ${APT}\nRUN sh /install.sh`],
  ['DL3009', 'unsafe', `RUN ${APT}\nRUN curl -s https://example.com/i | bash`],
  ['DL3009', 'unsafe', `RUN ${APT}\nRUN . /install.sh`],
  ['DL3009', 'unsafe', `RUN ${APT}\nRUN npx playwright install --with-deps`],
  ['DL3009', 'unsafe', `RUN ${APT}\nRUN find /s -exec {} \\;`],
  ['DL3009', 'unsafe', `RUN ${APT}\nONBUILD RUN make deps`],
  ['DL3009', 'unsafe', `RUN ${APT}\nCMD apt-get install -y $MORE && exec b`],
  ['DL3009', 'no fix', `RUN ${APT}\nRUN apt-get install -y b`],
  ['DL3009', 'no fix', `RUN ${APT}\nRUN sh -c 'apt-get install -y b'`],
  ['DL3009', 'no fix', 'RUN sudo apt-get update && sudo apt-get install -y a'],
  ['DL3009', 'no fix', `RUN --mount=type=cache,target=$LISTS ${APT}`],
  ['DL3009', 'no fix', `RUN --mount=type=cache,target=/var/lib ${APT}`],
  ['DL3009', 'no fix', `ONBUILD RUN ${APT}`],
  ['DL3009', 'no fix', `RUN ${APT} || true`],
  ['DL3009', 'unsafe', `AS b\nRUN ${APT}\nFROM b\nRUN ./install.sh`],
  ['DL3009', 'no fix', `AS b\nRUN ${APT}\nFROM b\nRUN apt-get install -y c`],
  ['DL3009', 'safe', `AS b\nRUN ${APT}\nFROM b\nRUN mkdir /c`],
  // Caches that a mount covers, or that a later command needs.
  ['DL3019', 'safe', 'RUN apk add a', 'RUN apk add --no-cache a'],
  ['DL3019', 'safe', 'RUN apk add -U a', 'RUN apk add --no-cache a'],
  ['DL3019', 'unsafe', 'RUN apk add -U a\nRUN ./install.sh'],
  ['DL3019', 'unsafe', 'RUN apk add -U a && apk search b'],
  ['DL3019', 'unsafe', 'RUN apk add -U a\nRUN apk info -a b'],
  ['DL3019', 'no finding', 'RUN --mount=type=cache,target=/var/cache apk add a'],
  ['DL3019', 'no finding', 'RUN --mount=type=cache,target=/etc/apk/cache apk add a'],
  ['DL3019', 'no finding', 'RUN --mount=type=cache,target=$CACHE apk add a'],
  ['DL3019', 'no finding', 'RUN --mount=type=cache,target=/c apk add --cache-dir /c a'],
  ['DL3042', 'safe', 'RUN pip install a', 'RUN pip install --no-cache-dir a'],
  ['DL3042', 'unsafe', 'RUN pip install --cache-dir /c a'],
  ['DL3042', 'no finding', 'RUN --mount=type=cache,target=/root/.cache pip install a'],
  ['DL3042', 'no finding', 'RUN --mount=type=cache,target=/home/b/.cache pip install a'],
  ['DL3042', 'no finding', 'ENV PIP_CACHE_DIR=/c\nRUN --mount=type=cache,target=/c pip install a'],
  ['DL3042', 'no finding', 'ARG XDG_CACHE_HOME=/c\nRUN --mount=type=cache,target=/c pip install a'],
  ['DL3042', 'no finding', 'RUN --mount=type=cache,target=/c PIP_CACHE_DIR=/c pip install a'],
  ['DL3042', 'no finding', 'RUN --mount=type=cache,target=/c pip install --cache-dir=/c a'],
  ['DL3042', 'no finding', 'AS b\nRUN pip install a\nFROM c\nCOPY --from=b /root/.cache /root/.cache'],
  ['DL3032', 'safe', 'RUN yum install -y a', 'RUN yum install -y a && yum clean all'],
  ['DL3032', 'no fix', 'RUN sudo yum install -y a'],
  ['DL3032', 'unsafe', 'RUN yum install -y a\nRUN yum -C install -y b'],
  ['DL3060', 'unsafe', 'RUN yarn install'],
  // A failure that goes unnoticed: the image is built without the package.
  ['DL3014', 'safe', 'RUN apt-get update && apt-get install a'],
  ['DL3014', 'safe', 'RUN set -ex; apt-get install a; b'],
  ['DL3014', 'safe', 'RUN b; apt-get install a'],
  ['DL3014', 'unsafe', 'RUN apt-get install a || true'],
  ['DL3014', 'unsafe', 'RUN apt-get install a && b || true'],
  ['DL3014', 'unsafe', 'RUN apt-get install a; b'],
  ['DL3014', 'unsafe', 'RUN if b; then apt-get install a; fi'],
  ['DL3014', 'unsafe', 'RUN apt-get install a | tee log'],
  ['DL3014', 'unsafe', 'RUN (apt-get install a); b'],
  ['DL3014', 'unsafe', 'RUN <<EOF\napt-get install a\nb\nEOF'],
  ['DL3030', 'unsafe', 'RUN yum install a; b'],
  ['DL3038', 'unsafe', 'RUN dnf install a; b'],
  ['DL3034', 'unsafe', 'RUN zypper install a; b'],
  ['DL3034', 'safe', 'RUN zypper source-install a', 'RUN zypper -n source-install a'],
  // The working directory, the rights, the environment change.
  ['XF123', 'unsafe', 'RUN cd /srv'],
  ['DL3004', 'unsafe', 'USER root\nRUN sudo make'],
  // ADD unpacks by content.
  ['DL3020', 'safe', 'ADD . /app/'],
  ['DL3020', 'safe', 'ADD ./ /app/'],
  ['DL3020', 'safe', 'ADD run.sh package.json /app/'],
  ['DL3020', 'unsafe', 'ADD rootfs /'],
  ['DL3020', 'unsafe', 'ADD files/* /srv/'],
  ['DL3020', 'no finding', 'ADD <<EOF /a\nb\nEOF'],
  ['DL3021', 'no finding', 'COPY a <<EOF\nb\nEOF'],
  ['DL3021', 'no finding', 'COPY <<A <<B /c/\na\nA\nb\nB'],
  ['DL4000', 'safe', 'MAINTAINER b'],
  ['DL4000', 'no fix', 'LABEL org.opencontainers.image.authors=c\nMAINTAINER b'],
  // Shell.
  ['SC2068', 'unsafe', 'a $@'],
  ['SC2086', 'unsafe', 'a $b'],
  ['SC2048', 'unsafe', 'a $*'],
  ['SC2164', 'unsafe', 'cd /a\nb'],
  ['SC2006', 'safe', 'a=`b`', 'a=$(b)'],
  ['SC2006', 'no fix', 'a=`case b in c) d ;; esac`'],
  ['SC2006', 'no fix', 'a=`cat <<E\nb\nE\n`'],
  ['SC2185', 'safe', 'find -L -name a', 'find -L . -name a'],
  ['SC2185', 'unsafe', 'find -d -name a'],
  ['SC2196', 'safe', 'egrep a b', 'grep -E a b'],
  ['SC2196', 'unsafe', 'egrep() { c; }\negrep a b'],
  ['SC2197', 'unsafe', 'alias fgrep=c\nfgrep a b'],
  ['SC2112', 'safe', 'function f() { a; }', 'f() { a; }'],
  ['SC2112', 'unsafe', 'function a-b() { a; }'],
  ['SC2061', 'unsafe', 'find . -name *.c'],
  ['SC3014', 'unsafe', '[ "$a" == b ]'],
  ['SC2331', 'safe', '[[ ! -a b ]]', '[[ ! -e b ]]'],
  ['SC2331', 'unsafe', '[ ! -a b ]'],
  // Compose: what the container gets stays the same.
  ['CMP003', 'safe', ''],
  ['CMP003', 'unsafe', 'deploy: {replicas: 2}'],
  ['CMP011', 'safe', 'ports:\n  - 80:80'],
  ['CMP013', 'unsafe', 'environment:\n  UMASK: 0022'],
  ['CMP013', 'unsafe', 'environment:\n  A: ~'],
  ['CMP014', 'safe', 'command: sh -c "a $(b)"'],
  ['CMP014', 'unsafe', 'command: sh -c "a ${B"'],
  ['CMP019', 'safe', 'volumes:\n  - "./a:/b"'],
  ['CMP019', 'safe', 'volumes:\n  - "data:/b"'],
  ['CMP019', 'no finding', 'volumes:\n  - "123"'],
  ['CMP019', 'no finding', 'volumes:\n  - "22:22"'],
  ['CMP019', 'no finding', 'volumes:\n  - "./a:"'],
  ['CMP019', 'no finding', 'volumes:\n  - "~"'],
  ['CMP019', 'no finding', 'volumes:\n  - "-"'],
  ['CMP019', 'no finding', 'volumes:\n  - "true"'],
  ['CMP211', 'safe', 'restart: no'],
  // Kubernetes: the same processes with the same rights.
  ['K8S202', 'unsafe', ''],
  ['K8S206', 'unsafe', 'securityContext: {runAsNonRoot: true, runAsUser: 7}'],
  ['K8S208', 'safe', 'securityContext: {capabilities: {drop: [all]}}'],
  ['K8S208', 'safe', 'securityContext: {capabilities: {add: [net_admin]}}'],
  ['K8S208', 'unsafe', 'securityContext: {capabilities: {add: [CAP_NET_ADMIN]}}'],
];

const fileOf = (rule: string, code: string): string => {
  if (rule.startsWith('SC')) return rule === 'SC2331' ? `#!/bin/bash\n${code}\n` : `${code}\n`;
  if (rule.startsWith('CMP'))
    return `version: "3"\nservices:\n  a:\n    image: b:1\n${code.replace(/^(?=.)/gm, '    ')}\n`;
  if (rule.startsWith('K8S'))
    return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n    - name: a\n      image: b:1\n${code.replace(/^(?=.)/gm, '      ')}\n`;
  return `FROM a${code.startsWith('AS ') ? ' ' : '\n'}${code}\n`;
};

describe('a fix is safe only where it changes nothing that is built', () => {
  it.each(ROWS.map((row) => [row.slice(0, 3).join(': '), row] as const))(
    '%s',
    async (_, [rule, safety, code, fixed]) => {
      const text = fileOf(rule, code);
      const findings = await check(defaultPathOf(rule), text, { select: [rule] });
      const found = findings.length === 0 ? 'no finding' : (findings[0]?.fix?.safety ?? 'no fix');
      expect(found).toBe(safety);
      if (fixed !== undefined) expect(applyFixes(text, findings).text).toBe(fileOf(rule, fixed));
    },
  );
});
