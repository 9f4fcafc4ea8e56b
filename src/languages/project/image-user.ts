import type { DockerfileDocument, Instruction, Stage } from '../dockerfile/document.ts';
import { chainOf, isWindows, lastInChain, walkStages } from '../dockerfile/facts.ts';
import { imageFactsOf } from '../images/data/base-facts.ts';
import { officialNameOf, parseReference } from '../images/reference.ts';
import { ownUidOf, type VariantFacts, variantOf } from '../images/variants.ts';

/** The user that a stage ends with. */
export interface ImageUser {
  /** As in `/etc/passwd` or digits, without the group. */
  readonly name: string;
  /** Undefined for a name whose uid is not known. */
  readonly uid: number | undefined;
  /** The USER that sets it; undefined when the base image does. */
  readonly instruction: Instruction | undefined;
  /** Whether the uid is well enough known to be written without a look at the image. */
  readonly certain: boolean;
}

/** The user of the image that a stage becomes; undefined when it cannot be determined. */
export function userOf(doc: DockerfileDocument, stage: Stage): ImageUser | undefined {
  const instruction = lastInChain(stage, 'USER');
  if (!instruction) return baseUserOf(doc, stage);
  const text = expanded(doc, instruction);
  const name = text?.split(':')[0]?.trim();
  if (!name) return undefined;
  if (/^\d+$/.test(name)) return { name, uid: Number(name), instruction, certain: true };
  if (name === 'root') return { name, uid: 0, instruction, certain: true };
  const made = madeUid(doc, stage, name);
  if (made !== 'none') return { name, uid: made === 'unknown' ? undefined : made, instruction, certain: true };
  const facts = writesPasswd(stage) ? undefined : variantBelow(doc, stage);
  return { name, uid: facts?.users.get(name)?.uid, instruction, certain: facts?.confidence === 'high' };
}

/** The user that the base image of a stage sets; undefined when it is not known. */
function baseUserOf(doc: DockerfileDocument, stage: Stage): ImageUser | undefined {
  const image = chainOf(stage).at(-1)?.imageText;
  const root = { name: '0', uid: 0, instruction: undefined, certain: true };
  if (image === 'scratch') return root;
  const facts = variantBelow(doc, stage);
  if (facts) {
    if (facts.confidence === 'low' || facts.defaultUid === undefined) return undefined;
    return { name: String(facts.defaultUid), uid: facts.defaultUid, instruction: undefined, certain: true };
  }
  const reference = image === undefined ? undefined : parseReference(image);
  // Without a tag in the table: these have started as root in all their variants.
  const isRoot = reference && imageFactsOf(officialNameOf(reference), reference.name) && !isWindows(doc, stage);
  return isRoot ? root : undefined;
}

/** The uid of the base image's own user, for advice. */
export function ownUidBelow(doc: DockerfileDocument, stage: Stage): number | undefined {
  const facts = writesPasswd(stage) ? undefined : variantBelow(doc, stage);
  return facts && ownUidOf(facts);
}

/** The row of the image below a stage in the table of variants. */
function variantBelow(doc: DockerfileDocument, stage: Stage): VariantFacts | undefined {
  const image = chainOf(stage).at(-1)?.imageText;
  const reference = image === undefined || isWindows(doc, stage) ? undefined : parseReference(image);
  return reference && variantOf(reference);
}

function expanded(doc: DockerfileDocument, wanted: Instruction): string | undefined {
  let text: string | undefined;
  walkStages(doc, (instruction, scope) => {
    if (instruction === wanted) text = scope.expand(instruction.args.raw);
  });
  return text;
}

const MAKE = new Set(['useradd', 'adduser', 'usermod']);
const REMOVE = new Set(['userdel', 'deluser']);

/**
 * The uid that the commands of a stage give a name, the last of them. `unknown` where a variable gives it, or the user
 * of the base image is removed; `none` where no command gives one: `adduser www-data video` only adds to a group.
 */
function madeUid(doc: DockerfileDocument, stage: Stage, name: string): number | 'none' | 'unknown' {
  const chain = new Set(chainOf(stage));
  let found: number | 'none' | 'unknown' = 'none';
  for (const { stage: own, shell } of doc.scripts) {
    if (!chain.has(own)) continue;
    for (const { name: program, words } of shell.invocations) {
      const base = program?.slice(program.lastIndexOf('/') + 1) ?? '';
      const isRemoval = REMOVE.has(base);
      if (!isRemoval && !MAKE.has(base)) continue;
      const literals = words.map(({ literal }) => literal);
      if (!literals.includes(name)) continue;
      const uid = isRemoval ? 'unknown' : uidIn(literals);
      if (uid !== 'none') found = uid;
    }
  }
  return found;
}

/** The number after `-u` or `--uid`; `unknown` for a variable there. */
function uidIn(words: readonly (string | undefined)[]): number | 'none' | 'unknown' {
  const joined = words.find((word) => word?.startsWith('--uid='))?.slice('--uid='.length);
  const at = words.findIndex((word) => word !== undefined && /^(?:-[A-Za-z]*u|--uid)$/.test(word));
  if (joined === undefined && at === -1) return words.includes(undefined) ? 'unknown' : 'none';
  const uid = joined ?? words[at + 1];
  return uid !== undefined && /^\d+$/.test(uid) ? Number(uid) : 'unknown';
}

/** Whether an instruction below a stage may put another list of users in the place of the base image's. */
function writesPasswd(stage: Stage): boolean {
  return chainOf(stage).some(({ instructions }) =>
    instructions.some(
      ({ keyword, args }) => ['COPY', 'ADD', 'RUN'].includes(keyword) && /\/etc\/passwd\b/.test(args.raw),
    ),
  );
}
