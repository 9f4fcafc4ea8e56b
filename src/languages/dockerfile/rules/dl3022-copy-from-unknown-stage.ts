import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { DockerfileDocument } from '../document.ts';
import { KNOWN_IMAGES } from '../known-images.ts';

/** More stages than any real file has. */
const MANY = 200;

export default defineRule<DockerfileDocument>({
  id: 'DL3022',
  name: 'copy-from-unknown-stage',
  title: 'COPY --from an unknown stage',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  docs: {
    what: 'A `COPY --from=name` where `name` is neither an earlier stage nor a recognizable image.',
    why: 'The builder treats it as a Docker Hub image and pulls it: the build fails or, worse, copies from an unrelated image.',
    instead: 'Name an earlier stage, or an image with its tag.',
    exceptions:
      'Names with `:`, `/`, `@` or `.`, names of well-known official images, and variables. DL3023 reports a stage that copies from itself. Contexts passed with `--build-context` are not visible: ignore the rule for them.',
  },
  examples: {
    bad: [
      {
        code: 'FROM golang:1.25 AS build\nFROM scratch\nCOPY --from=biuld /app /app\n',
        line: 3,
        fixed: 'FROM golang:1.25 AS build\nFROM scratch\nCOPY --from=build /app /app\n',
      },
      { code: 'FROM scratch\nCOPY --from=builder /app /app\n', line: 2 },
    ],
    good: [
      { code: 'FROM golang:1.25 AS build\nFROM scratch\nCOPY --from=build /app /app\n' },
      { code: 'FROM scratch\nCOPY --from=nginx:1.29 /a /b\n' },
      { code: 'FROM golang:1.25\nFROM scratch\nCOPY --from=0 /a /b\n' },
    ],
  },
  needs: ['from:unknown'],

  *check(doc, { profile }) {
    const lastOf = new Map(
      doc.stages.flatMap(({ name, index }) => (name ? [[lower(name.value), index] as const] : [])),
    );
    const earlier: string[] = [];
    const names = new Set<string>();
    for (const { name, index, instructions } of doc.stages) {
      if (name) names.add(profile === 'hadolint' ? name.value : lower(name.value));
      for (const { keyword, flags } of instructions) {
        const from = keyword === 'COPY' ? flags.find((flag) => flag.name === 'from') : undefined;
        if (!from?.valueSpan || !from.value || isKnown(from.value, names, index, profile === 'hadolint')) continue;
        const isLater = (lastOf.get(lower(from.value)) ?? -1) > index;
        const meant = nearest(from.value, earlier.slice(-MANY));
        yield {
          at: from.valueSpan,
          message: isLater
            ? `stage \`${from.value}\` is defined later, so this is treated as an image`
            : `no earlier stage is named \`${from.value}\`, so this is treated as an image`,
          help: meant
            ? `did you mean --from=${meant}?`
            : 'name an earlier stage or an image with its tag: --from=<stage>',
          ...(meant && {
            fix: { title: `Write \`${meant}\``, safety: 'unsafe', edits: [{ span: from.valueSpan, text: meant }] },
          }),
        };
      }
      if (name) earlier.push(name.value);
    }
  },
});

function isKnown(value: string, names: ReadonlySet<string>, index: number, hadolint: boolean): boolean {
  if (hadolint) return value.includes(':') || names.has(value) || Number.parseInt(value, 10) < index + 1;
  if (/[:/@.$]/.test(value) || KNOWN_IMAGES.has(value)) return true;
  return /^\d+$/.test(value) ? Number(value) <= index : names.has(lower(value));
}

function lower(name: string): string {
  return name.toLowerCase();
}
