import rule from '../../../src/languages/dockerfile/rules/df025-undefined-variable.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM scratch AS a\nONBUILD ARG B=1\nENV C=⟦$B⟧\nFROM scratch\nENV D=⟦$B⟧\n',
    'FROM scratch\nRUN --mount="type=cache,target=/c x,id=⟦$A⟧" --mount=type=secret,id="⟦${B}⟧-c" d\n',
    'FROM scratch\r\nCOPY --chown="⟦$A⟧":⟦$B⟧ \\\r\n --chm\\\r\nod=⟦$C⟧\\\r\n⟦$D⟧ a /b\r\n',
    { code: 'ARG V=1\nFROM a\nCOPY a-⟦${V}⟧.txt /b\n', says: 'an ARG before the first FROM is not seen' },
    'FROM a\nRUN --mount=type=cache,target=/c,id=x-⟦$TARGETARCH⟧ b\n',
    { code: 'FROM a\r\nUSER \\\r\n# c\r\n  ⟦$APP⟧\r\nARG APP=1\r\n', says: 'only set further down' },
    { code: 'FROM a AS b\nARG DIR=/x\nFROM c\nWORKDIR ⟦$DIR⟧/y\n', says: 'only a different stage' },
    {
      code: 'FROM a\nARG APP_NAME\nCOPY --chown=1:⟦${APP_NAM}⟧ a b\n',
      says: 'did you mean APP_NAME',
      fixed: 'FROM a\nARG APP_NAME\nCOPY --chown=1:${APP_NAME} a b\n',
    },
    'FROM scratch\nENV A="x ⟦$HOME⟧" B=\'$C\' D=\\$E\nLABEL f ⟦$G⟧ \\\n ⟦$H⟧\nVOLUME ["⟦$I⟧"]\n',
    { code: 'FROM alpine:3\nENV L=/a:⟦$L⟧\n', profile: 'recommended', severity: 'info' },
    { code: 'FROM a\nCOPY <<EOF /etc/nginx.conf\nset x ⟦$host⟧;\nEOF\n', says: "<<'EOF'" },
    { code: 'FROM scratch\nWORKDIR /⟦${A:-b}⟧\n', profile: 'buildkit', says: '`A` is unset here' },
    'ARG APP_VERSION=1\nFROM node:22\nENV X=⟦$APP_VERSION⟧\n',
    'ARG A_VERSION=1\nFROM debian:$A_VERSION\nENV X=⟦$A_VERSION⟧\n',
    'FROM debian:13 AS a\nFROM a\nSTOPSIGNAL ⟦$S⟧\nARG A=⟦$B⟧\n',
  ],
  accepts: [
    'FROM scratch AS a\nONBUILD ARG B=1\nFROM a AS c\nENV D=$B\nFROM c\nENV E=$B\n',
    'FROM scratch\nARG A\nRUN --mount="type=cache,target=/c,id=$A" b\n',
    'ARG NODE_VERSION=22\nFROM node:$NODE_VERSION\nENV X=$NODE_VERSION\n',
    'FROM a\nENV X=$NODE_VERSION:$HOME L=$L:/a\nWORKDIR $JAVA_HOME\n',
    'FROM scratch\nRUN echo $A\nCMD $B\nENTRYPOINT ["$C"]\nEXPOSE $D\nHEALTHCHECK CMD $E\n',
    'FROM scratch AS a\nARG A\nENV B=1\nFROM a\nWORKDIR $A/$B\nUSER ${C:-1}\nENV PATH=$PATH:/x\n',
    'ARG V=1\nFROM a\nARG V\nLABEL v=$V\n',
    'FROM scratch\nONBUILD WORKDIR $A\n',
    'FROM scratch\nENV A=1 B=$A\nARG C=1 D=$C\n',
    "FROM scratch\nCOPY <<'EOF' /a\n$host\nEOF\nCOPY <<EOF /b\n\\$host $1\nEOF\nRUN <<EOF\n$host\nEOF\n",
    'FROM scratch\nLABEL a=$http_proxy b={{ c }}\n',
    'FROM a AS b\nENV LIBS=/b\nFROM c\nENV LIBS=$LIBS:/c V=$NODE_VERSION\nENV NODE_VERSION=1\n',
    'FROM a\nENV JAVA_HOMES=1\nWORKDIR $JAVA_HOME\n',
  ],
});
