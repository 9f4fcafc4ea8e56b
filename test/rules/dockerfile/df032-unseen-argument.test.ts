import rule from '../../../src/languages/dockerfile/rules/df032-unseen-argument.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a AS b\r\nRUN c \\\r\n  d-⟦${TARGETOS}⟧-⟦$TARGETARCH⟧ $TARGETOS\r\nFROM e\r\nRUN f "⟦$TARGETOS⟧"\r\n',
      fixed:
        'FROM a AS b\r\nARG TARGETOS\r\nRUN c \\\r\n  d-${TARGETOS}-$TARGETARCH $TARGETOS\r\nFROM e\r\nARG TARGETOS\r\nRUN f "$TARGETOS"\r\n',
    },
    { code: 'ARG V=1\nFROM a\nENV A=$V\nRUN b ⟦$V⟧\n', says: 'before the first FROM' },
    'ARG V=1\nFROM a\nRUN <<EOF\nb ⟦$V⟧\nEOF\n',
    "ARG V=1\nFROM a\nRUN bash <<'EOF'\nb ⟦$V⟧\nEOF\n",
    'ARG V=1\nFROM a\nRUN bash <<EOF\nb ⟦$V⟧\nEOF\n',
    'ARG V=1\nFROM a\nRUN ["sh", "-c", "b ⟦$V⟧"]\n',
    'FROM a\nRUN b ⟦$TARGETARCH⟧\nARG TARGETARCH\nRUN c $TARGETARCH\n',
    'ARG DEBIAN_VERSION=13\nFROM debian:$DEBIAN_VERSION\nRUN a ⟦$DEBIAN_VERSION⟧\n',
    'ARG APP_VERSION=1\nFROM node:22\nRUN a ⟦$APP_VERSION⟧\n',
  ],
  accepts: [
    'ARG V=1\nFROM a\nARG V\nRUN b $V $TARGETARCH_X\n',
    'FROM a AS b\nARG TARGETARCH\nFROM b\nRUN c $TARGETARCH\n',
    'ARG V=1\nFROM a\nRUN V=2; b $V\nRUN c ${V:-1}\nRUN [ -n "$V" ] && d "$V"\n',
    'ARG NODE_VERSION=22\nFROM node:$NODE_VERSION\nRUN a $NODE_VERSION\n',
    'ARG PYTHON_VERSION=3\nFROM python:3\nRUN a $PYTHON_VERSION\n',
    'ARG V=1\nFROM a\nRUN b \'$V\' \\$V\nONBUILD RUN c $V\nCMD d $V\nRUN ["e", "$V"]\n',
    'ARG V=1\nFROM a\nRUN export V=$(b) && for TARGETOS in a; do c $TARGETOS $V; done\n',
    'ARG v=1\nFROM a\nRUN b $v\n',
    'ARG V=1\nFROM {{ a }}\nRUN b $V\n',
  ],
});
