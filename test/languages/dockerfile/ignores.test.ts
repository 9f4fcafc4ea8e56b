import { describe, expect, it } from 'vitest';
import { check } from '../../support/check.ts';

const SELECT = ['DL3004', 'DL3002', 'DF001', 'DL3020', 'PLM001', 'PLM002'];
const found = async (lines: readonly string[], config = {}): Promise<string[]> =>
  (await check('Dockerfile', `${lines.join('\n')}\n`, { select: SELECT, config })).map(
    ({ rule, start }) => `${start.line} ${rule}`,
  );

describe('the marks of other tools', () => {
  it.each([
    '#trivy:ignore:AVD-DS-0010',
    '# trivy:ignore:DS-0010',
    '# trivy:ignore:ds010 trivy:ignore:DS002',
    '# trivy:ignore:AVD-DS-0010:exp:2027-01-01',
    '# tfsec:ignore:AVD-DS-0010',
    '# kics-scan ignore-line',
    '# nosemgrep: generic.sudo, dockerfile.security.sudo.sudo',
  ])('%s covers the instruction below', async (comment) => {
    expect(await found(['FROM a:1', comment, 'RUN sudo b', 'RUN sudo c', 'USER 1'])).toEqual(['4 DL3004']);
  });

  it.each(['#checkov:skip=CKV2_DOCKER_1: needed', '# bridgecrew:skip=ckv2_docker_1', '# kics-scan ignore'])(
    '%s covers the file',
    async (comment) => {
      expect(await found(['FROM a:1', 'RUN sudo b', comment, 'RUN sudo c', 'USER 1'])).toEqual([]);
    },
  );

  it('before a FROM cover its finding, those of a block the stage', async () => {
    expect(await found(['# trivy:ignore:AVD-DS-0002', 'FROM a:1', 'RUN sudo b'])).toEqual(['3 DL3004']);
    expect(
      await found(['# kics-scan ignore-block', 'FROM a:1', 'RUN sudo b', 'FROM c:1', 'RUN sudo d', 'USER 1']),
    ).toEqual(['5 DL3004']);
  });

  it('are neither unused nor malformed, and can be switched off', async () => {
    expect(await found(['FROM a:1', '# trivy:ignore:AVD-KSV-0001', '# checkov:skip=CKV_AWS_1', 'USER 1'])).toEqual([]);
    expect(await found(['FROM a:1', '# nosemgrep', '# trivy:ignore:DS-0010', 'USER 1'])).toEqual([]);
    const lines = ['FROM a:1', '# trivy:ignore:DS-0010', 'RUN sudo b', 'USER 1'];
    expect(await found(lines, { foreignIgnores: false })).toEqual(['3 DL3004']);
  });
});
