import rule from '../../../src/languages/dockerfile/rules/df029-heredoc-without-errexit.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a\r\nRUN <<EOF\r\n⟦b -x⟧\r\nc\r\nEOF\r\n',
      fixed: 'FROM a\r\nRUN <<EOF\r\nset -e\r\nb -x\r\nc\r\nEOF\r\n',
    },
    'FROM a\nONBUILD RUN <<-EOF\n\t⟦a && b⟧\n\tc\n\tEOF\n',
    'FROM a\nSHELL ["/bin/bash", "-c"]\nRUN --network=none <<"EOF"\nset -u\nif a; then b; fi || true\n⟦x | y⟧\nz\nEOF\n',
    'FROM a\nRUN <<EOF\n⟦if a; then b; fi⟧\nset -e\nc\nEOF\n',
    'FROM a\nRUN <<EOF\nx=1\n⟦y=$(z)⟧\nc\nEOF\n',
    { code: 'FROM a\nRUN bash <<EOF\n⟦[[ -f /b ]]⟧\nc\nEOF\n', says: 'when `[[ -f /b ]]` fails' },
    { code: 'FROM a\nRUN <<EOF\n⟦for i in a\ndo b; done⟧\nc\nEOF\n', says: 'when `for i …` fails' },
  ],
  accepts: [
    'FROM a\nRUN <<EOF\nset -eux\na\nb\nEOF\nRUN <<EOF\nset -o errexit\na\nb\nEOF\nRUN <<EOF\nset -xe; a\nb\nEOF\n',
    'FROM a\nRUN <<EOF\n#!/bin/bash -e\na\nb\nEOF\nRUN <<EOF\n#!/usr/bin/env python3\nimport a\nb()\nEOF\n',
    'FROM a\nSHELL ["/bin/bash", "-euo", "pipefail", "-c"]\nRUN <<EOF\na\nb\nEOF\n',
    'FROM a\nRUN <<EOF\na\nEOF\nRUN <<EOF\necho a\nx=1\nf() { b; }\na || exit 1\nb\nEOF\n',
    'FROM a\nRUN cat <<EOF > /b\na\nb\nEOF\nRUN a; b\nCOPY <<EOF /c\na\nb\nEOF\n',
  ],
});
