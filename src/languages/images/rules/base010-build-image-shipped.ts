import { defineRule } from '../../../core/rule.ts';
import { BUILD_IMAGES } from '../data/curated.ts';
import type { ImagesDocument } from '../document.ts';
import { placeOf } from '../edit.ts';
import { baseFactsOf, lasts } from '../facts.ts';

export default defineRule<ImagesDocument>({
  id: 'BASE010',
  name: 'build-image-shipped',
  title: 'build image as the final base',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  docs: {
    what: 'The final stage is based on a build image: golang, rust, gcc, haskell, maven, gradle, the .NET SDK or a JDK.',
    why: 'The compiler, package manager and sources ship with the program: a large image, many more packages with vulnerabilities, and tools for an attacker.',
    instead: 'Build in one stage and copy the result into a final stage on a small base image.',
    exceptions:
      'Earlier stages are not reported. Images that are meant for building, such as CI images, can ignore the rule, which is why it never blocks a commit.',
  },
  examples: {
    bad: [
      { code: 'FROM golang:1.27\nCOPY . /src\nUSER 1000\n', line: 1 },
      { code: 'FROM eclipse-temurin:25-jdk\nCOPY app.jar /\nUSER 1000\n', line: 1 },
    ],
    good: [
      {
        code: 'FROM golang:1.27 AS build\nRUN go build -o /app\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=build /app /app\n',
      },
      { code: 'FROM eclipse-temurin:25-jre\nCOPY app.jar /\nUSER 1000\n' },
    ],
  },

  *check(doc, { today }) {
    for (const [use, { reference, image, parts }] of baseFactsOf(doc, today)) {
      const known = BUILD_IMAGES[image?.name ?? reference.name];
      if (use.role !== 'final' || !known || (known.jdk && parts.variant.some((word) => word.startsWith('jre'))))
        continue;
      yield {
        ...placeOf(use),
        message: `the final stage ships the build tools of \`${reference.text}\``,
        help: lasts(known.run.replace('FROM ', ''), today)
          ? `copy the result into a final stage: ${known.run}`
          : 'build in a separate stage, and copy the result into a final stage on a smaller image',
      };
    }
  },
});
