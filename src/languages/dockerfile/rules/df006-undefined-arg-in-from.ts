import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { DockerfileDocument } from '../document.ts';
import { variablesOf } from '../expand.ts';
import { isPlatformArg } from '../platform-args.ts';

/** More ARGs before the first FROM than any real file has. */
const MANY = 200;

export default defineRule<DockerfileDocument>({
  id: 'DF006',
  name: 'undefined-arg-in-from',
  title: 'undefined variable in FROM',
  severity: 'error',
  profiles: { recommended: 'error', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['UndefinedArgInFrom'],
  references: ['https://docs.docker.com/reference/build-checks/undefined-arg-in-from/'],
  docs: {
    what: 'A variable in the image or platform of a FROM that no ARG before the first FROM declares.',
    why: 'It is empty, so the builder pulls a different image or fails. An ARG inside a stage does not apply here, and `--build-arg` sets only declared arguments.',
    instead: 'Declare it above the first FROM: `ARG VERSION=…`.',
    exceptions:
      'A variable with a default (`${V:-22}`) is only reported by the profile `buildkit`. Predefined names such as BUILDPLATFORM and TARGETARCH are never reported.',
  },
  examples: {
    bad: [
      { code: 'FROM node:${VERSION}\n', line: 1 },
      { code: 'ARG VERSION=22\nFROM node:$VERSOIN\n', line: 2, fixed: 'ARG VERSION=22\nFROM node:$VERSION\n' },
    ],
    good: [{ code: 'ARG VERSION=22\nFROM node:$VERSION\n' }, { code: 'FROM --platform=$BUILDPLATFORM node:22\n' }],
  },
  needs: ['variable:FROM'],

  *check(doc, { profile }) {
    if (doc.template) return;
    const declared = [...doc.globals.keys()].slice(0, MANY);
    for (const { image, platform, from } of doc.stages) {
      const places = [image && { raw: image.raw, at: image.at }];
      const { value, valueSpan } = platform ?? {};
      if (value !== undefined && valueSpan) places.push({ raw: value, at: from.joined.text.indexOf(value) });
      for (const place of places) {
        if (!place) continue;
        for (const use of variablesOf(place.raw, doc.escape)) {
          if (doc.globals.has(use.name) || isPlatformArg(use.name)) continue;
          // A default is an answer; BuildKit reports it all the same.
          const isDefaulted = /^:?[-+]$/.test(use.operator ?? '');
          if (profile !== 'buildkit' && isDefaulted) continue;
          const text = place.raw.slice(use.start, use.end);
          const meant = nearest(use.name, declared);
          const span = from.joined.spanOf(place.at + use.start, place.at + use.end);
          yield {
            at: span,
            message: `no ARG before the first FROM declares \`${use.name}\`${isDefaulted ? '' : `, so \`${text}\` is empty`}`,
            help: meant ? `did you mean ${meant}?` : `declare it above the first FROM: ARG ${use.name}=<default>`,
            ...(meant && {
              fix: {
                title: `Write \`${meant}\``,
                safety: 'unsafe',
                edits: [{ span, text: text.replace(use.name, meant) }],
              },
            }),
          };
        }
      }
    }
  },
});
