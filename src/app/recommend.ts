import { resolve } from 'node:path';
import { classify } from '../collect/classify.ts';
import { rootOf } from '../config/disk.ts';
import { readRegularFile } from '../config/regular-file.ts';
import type { SourceFile } from '../core/text.ts';
import { loadLanguage } from '../engine/registry.ts';
import { EXTRACTED } from '../languages/images/data/base-data.ts';
import type { ImagesDocument, ImageUse } from '../languages/images/document.ts';
import { type BaseFacts, factsOf } from '../languages/images/facts.ts';
import { recommend as upgradesOf } from '../languages/images/recommend.ts';
import { parseReference } from '../languages/images/reference.ts';
import { retirementOf } from '../languages/images/retired.ts';
import { type Advice, renderAdvice } from './recommend-text.ts';

/** What the command may use of the world. */
export interface RecommendIo {
  readonly stdout: { write(text: string): unknown; readonly columns?: number | undefined };
  readonly stderr: { write(text: string): unknown };
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly packageRoot: string;
}

const USAGE = 'usage: plimsoll recommend [--format text|json] <image or file>…\n';
/** Bytes of a file that names images. */
const LARGEST = 5 * 1024 * 1024;
const FORMATS = new Set(['text', 'human', 'json']);

/**
 * Advice on base images from the embedded data, without network.
 * Exit status: 0, or 2 for wrong usage: it is advice, not a check.
 */
export async function recommend(args: readonly string[], io: RecommendIo): Promise<number> {
  const options = readArguments(args);
  if (typeof options === 'string') {
    io.stderr.write(`plimsoll: ${options}\n${USAGE}`);
    return 2;
  }
  const today = todayOf(io.env);
  const advice: Advice[] = [];
  for (const target of options.targets) {
    const uses = await usesOf(target, io.cwd);
    if (typeof uses === 'string') {
      io.stderr.write(`plimsoll: ${uses}\n`);
      return 2;
    }
    const bare = !Array.isArray(uses);
    for (const use of Array.isArray(uses) ? uses : [uses]) {
      const facts = factsOf(use.text, today);
      advice.push({ use, bare, ...(facts && { facts, ...judge(facts, today) }) });
    }
  }
  io.stdout.write(
    options.json
      ? `${JSON.stringify(toJson(advice, today), null, 2)}\n`
      : renderAdvice(advice, today, widthOf(io.stdout.columns)),
  );
  return 0;
}

/** Columns to write to: those of the terminal, within what reads well. */
function widthOf(columns: number | undefined): number {
  return Math.max(60, Math.min(columns || 80, 120));
}

function judge(facts: BaseFacts, today: Date): Pick<Advice, 'recommendation' | 'retirement' | 'ended'> {
  const retirement = retirementOf(facts, today);
  const ended = [facts.runtime, facts.system].some((line) => line?.support.state === 'ended');
  return {
    recommendation: retirement ? { major: [], alternatives: [], passedOver: [] } : upgradesOf(facts, today),
    ...(retirement && { retirement }),
    ended: ended || retirement !== undefined,
  };
}

interface Options {
  readonly targets: readonly string[];
  readonly json: boolean;
}

function readArguments(args: readonly string[]): Options | string {
  const targets: string[] = [];
  let format = 'text';
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? '';
    if (word === '--format') format = args[++index] ?? '';
    else if (word.startsWith('--format=')) format = word.slice('--format='.length);
    else if (word === '--') targets.push(...args.slice(index + 1));
    else if (word.startsWith('-')) return `unknown option ${word}`;
    else targets.push(word);
    if (word === '--') break;
  }
  if (!FORMATS.has(format)) return `unknown format ${JSON.stringify(format)}: text or json`;
  return targets.length === 0 ? 'name an image or a file' : { targets, json: format === 'json' };
}

/** The images that a target means: itself, or a list of those that a file names. */
async function usesOf(target: string, cwd: string): Promise<readonly ImageUse[] | ImageUse | string> {
  const content = readRegularFile(rootOf(cwd), resolve(cwd, target), LARGEST);
  if (content === undefined) {
    // A folder of the image's name does not hide the image.
    return parseReference(target)
      ? { text: target, span: { start: 0, end: target.length }, literal: true, role: 'final' }
      : `${JSON.stringify(target)} is neither a file nor an image reference`;
  }
  if ('refused' in content) return `${JSON.stringify(target)} ${content.refused}`;
  const text = content.bytes.toString('utf8');
  const file: SourceFile = { path: target.replaceAll('\\', '/'), text, origin: 'worktree' };
  const id = classify(file.path, text);
  if (!id) return `${JSON.stringify(target)} is not a Dockerfile, Compose file or Kubernetes manifest`;
  const { language } = await loadLanguage(id);
  const embedded = (await language.embeds?.(language.parse(file))) ?? [];
  return embedded.filter((doc): doc is ImagesDocument => doc.kind === 'images').flatMap(({ uses }) => uses);
}

function todayOf({ PLIMSOLL_TODAY: day, SOURCE_DATE_EPOCH: epoch }: RecommendIo['env']): Date {
  if (day) return new Date(`${day.slice(0, 10)}T12:00:00Z`);
  return epoch && Number.isFinite(Number(epoch)) ? new Date(Number(epoch) * 1000) : new Date();
}

function toJson(advice: readonly Advice[], today: Date): unknown {
  return {
    version: 1,
    today: today.toISOString().slice(0, 10),
    data: EXTRACTED,
    images: advice.map(({ use, bare, facts, recommendation, retirement, ended }) => ({
      reference: use.text,
      role: bare ? null : use.role,
      known: facts?.runtime !== undefined || retirement !== undefined,
      ended: ended ?? false,
      runtime: facts?.runtime?.support ?? null,
      system: facts?.system?.support ?? null,
      retired: retirement ?? null,
      minor: recommendation?.minor ?? null,
      major: recommendation?.major ?? [],
      alternatives: recommendation?.alternatives ?? [],
      passedOver: recommendation?.passedOver ?? [],
      pick: recommendation?.pick?.reference ?? null,
    })),
  };
}
