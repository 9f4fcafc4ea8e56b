import type { DockerfileDocument, Instruction, Stage } from '../dockerfile/document.ts';
import { chainOf, lastInChain, walkStages } from '../dockerfile/facts.ts';
import { imageFactsOf } from '../images/data/base-facts.ts';
import { officialNameOf, parseReference } from '../images/reference.ts';

/** The user that a stage ends with. */
export interface ImageUser {
  /** As in `/etc/passwd` or digits, without the group. */
  readonly name: string;
  /** Undefined for a name whose uid is not known. */
  readonly uid: number | undefined;
  /** The USER that sets it; undefined when the base image does. */
  readonly instruction: Instruction | undefined;
}

/** The user of the image that a stage becomes; undefined when it cannot be told. */
export function userOf(doc: DockerfileDocument, stage: Stage): ImageUser | undefined {
  const instruction = lastInChain(stage, 'USER');
  const root = chainOf(stage).at(-1);
  const reference = root?.imageText === undefined ? undefined : parseReference(root.imageText);
  const facts = reference && imageFactsOf(officialNameOf(reference), reference.name);
  if (!instruction) {
    if (root?.imageText === 'scratch') return { name: '0', uid: 0, instruction: undefined };
    return facts && { name: String(facts.uid), uid: facts.uid, instruction: undefined };
  }
  const text = expanded(doc, instruction);
  const name = text?.split(':')[0]?.trim();
  if (!name) return undefined;
  const uid = /^\d+$/.test(name)
    ? Number(name)
    : name === 'root'
      ? 0
      : (madeUid(doc, stage, name) ?? facts?.users?.[name]);
  return { name, uid, instruction };
}

function expanded(doc: DockerfileDocument, wanted: Instruction): string | undefined {
  let text: string | undefined;
  walkStages(doc, (instruction, scope) => {
    if (instruction === wanted) text = scope.expand(instruction.args.raw);
  });
  return text;
}

/** The uid that `useradd -u` or `adduser -u` in the stage gives a name. */
function madeUid(doc: DockerfileDocument, stage: Stage, name: string): number | undefined {
  const chain = new Set(chainOf(stage));
  for (const { stage: own, shell } of doc.scripts) {
    if (!chain.has(own)) continue;
    for (const { name: program, words } of shell.invocations) {
      const base = program?.slice(program.lastIndexOf('/') + 1);
      if (base !== 'useradd' && base !== 'adduser') continue;
      const literals = words.map(({ literal }) => literal);
      if (!literals.includes(name)) continue;
      const at = literals.findIndex((word) => word === '-u' || word === '--uid');
      const joined = literals.find((word) => word?.startsWith('--uid='))?.slice('--uid='.length);
      const uid = joined ?? (at === -1 ? undefined : literals[at + 1]);
      if (uid !== undefined && /^\d+$/.test(uid)) return Number(uid);
    }
  }
  return undefined;
}
