import rule from '../../../src/languages/dockerfile/rules/dl3042-pip-cache-kept.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a:1\nRUN pip ⟦install⟧ a==1\n',
      fixed: 'FROM a:1\nRUN pip install --no-cache-dir a==1\n',
      profile: 'recommended',
      severity: 'info',
    },
    { code: 'FROM a:1\nRUN pip ⟦install⟧ a==1\nENV PIP_NO_CACHE_DIR=1\n', name: 'set too late' },
    {
      code: 'FROM a:1 AS x\nENV PIP_NO_CACHE_DIR=1\nFROM b:1\nRUN pip ⟦install⟧ a==1\n',
      name: 'set in a stage beside it',
    },
    {
      code: 'FROM a:1\nARG PIP_NO_CACHE_DIR=1\nRUN pip ⟦install⟧ a==1\n',
      profile: 'hadolint',
      severity: 'warning',
      name: 'hadolint does not read ARG',
    },
    { code: 'FROM a:1\nONBUILD ENV PIP_NO_CACHE_DIR=1\nRUN pip ⟦install⟧ a==1\n', name: 'set for builds to come' },
    {
      code: 'FROM a:1\nENV PIP_NO_CACHE_DIR=1\nONBUILD RUN pip ⟦install⟧ a==1\n',
      profile: 'hadolint',
      name: 'hadolint reads an ONBUILD by itself',
    },
    { code: 'FROM a:1\nRUN PIP_NO_CACHE_DIR=0 python -m pip ⟦install⟧ a==1\n' },
  ],
  accepts: [
    'FROM a:1\nRUN pip install --no-cache-dir a==1 && pip --no-cache-dir install b==1\n',
    'FROM a:1 AS x\nENV PIP_NO_CACHE_DIR=on\nFROM x\nRUN pip install a==1\n',
    'FROM a:1\nARG PIP_NO_CACHE_DIR=1\nRUN pip install a==1\n',
    { code: 'FROM a:1\nONBUILD ENV PIP_NO_CACHE_DIR=1\nONBUILD RUN pip install a==1\n', profile: 'hadolint' },
    'FROM a:1\nENV PIP_NO_CACHE_DIR=1\nONBUILD RUN pip install a==1\n',
    'FROM a:1\nONBUILD ENV PIP_NO_CACHE_DIR=1\nONBUILD RUN pip install a==1\n',
    'FROM a:1\nRUN export PIP_NO_CACHE_DIR=1 && pip install a==1\n',
    'FROM a:1\nRUN pip install a==1 && rm -rf /root/.cache\n',
    'FROM a:1\nRUN pip install a==1 && pip cache purge\n',
    'FROM a:1\nRUN pipx install a && pipenv install\n',
    'FROM a:1\nRUN --mount=type=cache,target=/root/.cache/pip pip install a==1\n',
  ],
});
