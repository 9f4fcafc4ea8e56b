import { describe, expect, it } from 'vitest';
import { parseReference } from '../../../src/languages/images/reference.ts';
import { allVariants, ownUidOf, variantOf } from '../../../src/languages/images/variants.ts';
import { check } from '../../support/check.ts';
import { SAMPLE_TAGS } from '../../support/variant-tags.ts';

const NAMED_UNPRIVILEGED = /nonroot|rootless|unprivileged/;

/** Every variant with a reference to it. */
const REFERENCES = allVariants().flatMap(([repository, facts]) => {
  const tag = SAMPLE_TAGS.find((one) => {
    const reference = parseReference(one === '' ? repository : `${repository}:${one}`);
    return reference && variantOf(reference)?.variant === facts.variant;
  });
  const image = tag === '' ? repository : `${repository}:${tag}`;
  return repository === 'scratch' ? [] : [[image, facts] as const];
});

describe('DF001 on each variant of the table', () => {
  it.each(REFERENCES)('agrees with the row of %s', async (image, facts) => {
    const findings = await check('Dockerfile', `FROM ${image}\nCOPY a /a\n`, { select: ['DF001'] });
    const [finding] = findings;
    if (facts.defaultUser !== 'root' || NAMED_UNPRIVILEGED.test(image)) expect(findings).toEqual([]);
    else if (facts.dropsRoot === true) expect(finding?.severity).toBe('info');
    else expect(finding?.message).toContain('runs as root');
    const numbers = finding?.help.match(/USER (\d+)/)?.[1];
    if (numbers !== undefined && numbers !== '1000') expect(Number(numbers)).toBe(ownUidOf(facts));
  });
});
