import rule from '../../../src/languages/dockerfile/rules/dl3013-unpinned-pip-package.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a:1\nRUN sudo pip3 install ⟦flask⟧ gunicorn==1 jinja2\n',
      says: 'and 1 more',
      profile: 'recommended',
      severity: 'info',
    },
    'FROM a:1\nRUN python3.12 -m pip install -q ⟦"flask[async]"⟧\n',
    { code: 'FROM a:1\nONBUILD RUN pip install ⟦a⟧\n' },
    { code: 'FROM a:1\nRUN pip install \\\n  # why\n  a==1 \\\n  ⟦b⟧\n' },
    { code: 'FROM a:1\r\nRUN pip install \\\r\n  ⟦b⟧\r\n', name: 'CRLF' },
    {
      code: 'FROM a:1\nRUN pipx install ⟦a⟧\n',
      profile: 'hadolint',
      severity: 'warning',
      name: 'hadolint takes pipx for pip',
    },
    { code: 'FROM a:1\nRUN pip install ⟦$PKG⟧\n', profile: 'hadolint', name: 'hadolint reports variables' },
  ],
  accepts: [
    'FROM a:1\nRUN pip install "a>=1" b~=2 c!=3\n',
    'FROM a:1\nRUN pip install -r r.txt && pip install -rr.txt && pip install -c c.txt a\n',
    'FROM a:1\nRUN pip install . ./a /b git+https://x/y@v1 z.whl\n',
    'FROM a:1\nRUN pip install -i https://x a==1 --upgrade-strategy eager\n',
    'FROM a:1\nRUN pip install --upgrade pip setuptools wheel\n',
    'FROM a:1\nRUN pipx install a && pipenv install a && uv pip install a\n',
    'FROM a:1\nRUN pip install -e app && pip install $PKG "a==$V"\n',
    'FROM a:1\nRUN echo pip install a\n',
    { code: 'FROM a:1\nRUN pip install --requirement r.txt a\n', profile: 'hadolint' },
  ],
});
