import { defineRule } from '../../../core/rule.ts';
import type { ImagesDocument } from '../document.ts';
import { placeOf, referenceFix } from '../edit.ts';
import { baseFactsOf } from '../facts.ts';
import { parseReference } from '../reference.ts';
import { retirementOf } from '../retired.ts';
import { ageSeverity } from '../sample-path.ts';

export default defineRule<ImagesDocument>({
  id: 'BASE005',
  name: 'retired-image',
  title: 'retired image',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: ['CMP204', 'K8S406'],
  standsFor: ['BASE007', 'BASE008', 'CMP201', 'DL3006', 'DL3007', 'K8S401'],
  references: [
    'https://github.com/docker-library/official-images',
    'https://kubernetes.io/blog/2023/03/10/image-registry-redirect/',
  ],
  docs: {
    what: 'The image was removed from the official library, its registry was frozen, or its maintainers publish it under another name. A rename is only a warning.',
    why: 'It gets no more updates, regardless of the tag: vulnerabilities stay, and a frozen registry can disappear.',
    instead: 'Use the successor named in the message.',
    exceptions:
      'Early-access builds of `openjdk`, which are still published, and digests of bitnami images are not reported. In test and example directories (`testdata`, `fixtures`, `examples`, `tests` and similar) it is an info.',
  },
  examples: {
    bad: [
      {
        code: 'FROM openjdk:11-jre-slim\nUSER 1000\n',
        line: 1,
        fixed: 'FROM eclipse-temurin:11-jre\nUSER 1000\n',
      },
      { code: 'FROM centos:7\nUSER 1000\n', line: 1, why: 'removed in 2024' },
      { code: 'FROM k8s.gcr.io/pause:3.9\nUSER 1000\n', line: 1, fixed: 'FROM registry.k8s.io/pause:3.9\nUSER 1000\n' },
    ],
    good: [
      { code: 'FROM eclipse-temurin:21-jre\nUSER 1000\n' },
      { code: 'FROM openjdk:28-ea-slim\nUSER 1000\n', why: 'early-access builds are still published' },
      { code: 'FROM quay.io/centos/centos:stream10\nUSER 1000\n' },
    ],
  },

  *check(doc, { today }) {
    for (const [use, facts] of baseFactsOf(doc, today)) {
      const retirement = retirementOf(facts, today);
      if (!retirement) continue;
      const { reference } = facts;
      const name = reference.text.slice(0, reference.nameSpan.end);
      const first = retirement.to[0];
      const successor = first === undefined ? undefined : withTag(first, facts.image ? undefined : reference.tag);
      // Moving an official image to another distribution or vendor is a decision, not an edit.
      const isSameJava = facts.image?.name === 'openjdk' && majorOf(first) === facts.version?.split('.')[0];
      const isEdit = successor !== undefined && (!facts.image || isSameJava);
      const fix = isEdit ? referenceFix(use, facts, successor) : undefined;
      yield {
        ...placeOf(use),
        message: `\`${name}\` has been retired since ${retirement.since}: ${retirement.reason}`,
        help:
          successor === undefined
            ? 'replace it with a maintained image'
            : `replace it: ${retirement.to.map((to, index) => (index === 0 ? successor : to)).join(' or ')}`,
        ...ageSeverity(doc.file.path, retirement.renamed ? 'warning' : undefined),
        ...(fix && { fix }),
      };
    }
  },
});

function majorOf(reference: string | undefined): string | undefined {
  return reference?.split(':')[1]?.split('-')[0];
}

function withTag(name: string, tag: string | undefined): string {
  return tag === undefined || parseReference(name)?.tag !== undefined ? name : `${name}:${tag}`;
}
