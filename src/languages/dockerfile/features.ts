import { table } from '../../core/table.ts';
import type { ShellWord } from '../shell/word.ts';
import type { DockerfileDocument, Instruction, Stage } from './document.ts';
import { lastInChain } from './facts.ts';
import { addMarks } from './marks.ts';
import { plainNameOf } from './packages.ts';
import { mentionsPlatformArg } from './platform-args.ts';
import { callsOf } from './runs.ts';
import { mayHoldSecret, SECRET_NAME } from './secrets.ts';

/**
 * What occurs in a Dockerfile, for `Rule.needs`. Each word may be there without reason (a rule is asked in vain), but is
 * never missing where its meaning holds. What is said of an instruction holds for the trigger of an ONBUILD too.
 *
 * - instructions: `ADD` … by keyword in capitals, unknown ones too; `twice:CMD` for one that occurs again;
 *   `flag:from` … by flag; `shell-form:CMD` where the arguments are no JSON array; `preamble` for anything but ARG before
 *   the first FROM, `globals` for an ARG there; `platform-arg` where the name of a predefined one stands
 * - lines: `comments`, `heredoc`, `blank-continuation`, `unfinished` (the file ends in a continuation) and
 *   `continued:capital` (a line that continues another begins with a capital letter)
 * - letter case: `case:keyword`, `case:as` and `case:stage` for what is not written in the usual one
 * - arguments: `bracket` for one in what is no JSON array; `variable` for a variable that the builder may replace inside
 *   a stage, `variable:FROM`, `variable:ENV`; `legacy-pair`; `secret-name` for a name in ENV or ARG; `EXPOSE:/`, `EXPOSE::`, `EXPOSE:22`, `EXPOSE:99999` (five
 *   digits); `WORKDIR:relative`, `WORKDIR:system`; `USER:root`, `USER:name` (no number); `COPY:several` (to a target
 *   without `/` at its end), `COPY:relative` (above any WORKDIR of its stage), `COPY:/`; `whole-context`
 *   for a COPY or ADD of a directory that may be the build context itself; `from:unknown` and `from:itself` for COPY --from;
 *   `starts:node` … for the program of a CMD or ENTRYPOINT in JSON form
 * - stages: `stage:NAME` in small letters, `twice:stage` for two of one name; `image:scratch`, `image:distroless`,
 *   `image:untagged`, `image:latest`; `runtime:node` … for images that have the name of a language; `without:USER` and
 * - scripts of RUN: `program:apt-get` … for what runs in the end, for what runs it and for what is written,
 *   without its directory;
 *   `program:pip` and `program:python` whatever version follows; `npm:install` under each of its names; `pipe`; `substituted-download`
 * - texts: `mark:TEXT` and `credential-name` (see `marks.ts`), `secret` for the forms that tokens and URLs have
 */
export function featuresOf(doc: DockerfileDocument): ReadonlySet<string> {
  const features = new Set<string>();
  if (doc.comments.length > 0) features.add('comments');
  if (doc.preamble.some(({ keyword }) => keyword !== 'ARG')) features.add('preamble');
  if (doc.globals.size > 0) features.add('globals');
  if (mentionsPlatformArg(doc.file.text)) features.add('platform-arg');
  for (const instruction of doc.instructions) {
    addLine(instruction, doc.file.text, features);
    addInstruction(instruction, features);
    if (instruction.trigger) addInstruction(instruction.trigger, features);
  }
  addStages(doc, features);
  addScripts(doc, features);
  addMarks(doc, features);
  if (mayHoldSecret(doc.file.text)) features.add('secret');
  return features;
}

/** `npm install` and its other names; `npm ci` and `npm run` are what most files hold. */
const NPM_INSTALL = /^(?:i|in|ins|inst|install|isntall|add)$/;

type Add = (instruction: Instruction, features: Set<string>) => void;

function addLine({ line, heredocs }: Instruction, text: string, features: Set<string>): void {
  if (heredocs.length > 0) features.add('heredoc');
  if (line.continuations.length === 0) return;
  if (line.blankLines.length > 0) features.add('blank-continuation');
  if (line.unfinished) features.add('unfinished');
  if (line.starts.some((at) => /[A-Z]/.test(text[at] ?? ''))) features.add('continued:capital');
}

function addInstruction(instruction: Instruction, features: Set<string>): void {
  const { keyword, keywordText, flags, json, joined } = instruction;
  if (!json && joined.text.includes('[')) features.add('bracket');
  if (features.has(keyword)) features.add(`twice:${keyword}`);
  features.add(keyword);
  if (keywordText !== keyword) features.add('case:keyword');
  for (const { name } of flags) features.add(`flag:${name}`);
  if (Object.hasOwn(BY_KEYWORD, keyword)) BY_KEYWORD[keyword]?.(instruction, features);
}

const addVariables: Add = ({ keyword, joined, heredocs }, features) => {
  // The bodies of here-documents are replaced too: which of their dollars are variables, the rule sees.
  if (heredocs.length === 0 && !joined.text.includes('$')) return;
  features.add('variable');
  features.add(`variable:${keyword}`);
};

const addPairs: Add = (instruction, features) => {
  const { keyword, pairs } = instruction;
  if (pairs[0]?.legacy) features.add('legacy-pair');
  if (keyword !== 'LABEL' && pairs.some(({ key }) => SECRET_NAME.test(key))) features.add('secret-name');
  addVariables(instruction, features);
};

const addForm: Add = ({ keyword, json }, features) => {
  if (!json) features.add(`shell-form:${keyword}`);
};

const addStart: Add = (instruction, features) => {
  const { json, words } = instruction;
  addForm(instruction, features);
  if (json && words[0]) features.add(`starts:${words[0].value}`);
};

const addSources: Add = (instruction, features) => {
  const sources = instruction.words.slice(0, -1);
  if (sources.some(({ value }) => MAY_BE_CONTEXT.test(value))) features.add('whole-context');
  addVariables(instruction, features);
};

/** A directory written with nothing but dots, slashes, quotes and escapes, with variables, or with steps upwards. */
const MAY_BE_CONTEXT = /^[./"'\\`]*$|\$|\.\./;
const RUNTIMES = ['golang', 'node', 'python', 'ruby'];

/** What deserves a look beside keyword and flags. */
const BY_KEYWORD: Readonly<Record<string, Add>> = table({
  ADD: addSources,
  ARG: addPairs,
  CMD: addStart,
  COPY(instruction, features) {
    const last = instruction.words.at(-1)?.value ?? '';
    if (instruction.words.length > 2 && !last.endsWith('/')) features.add('COPY:several');
    if (last === '/') features.add('COPY:/');
    addSources(instruction, features);
  },
  ENTRYPOINT: addStart,
  ENV: addPairs,
  EXPOSE({ args: { raw } }, features) {
    if (raw.includes('/')) features.add('EXPOSE:/');
    if (raw.includes(':')) features.add('EXPOSE::');
    if (raw.includes('22')) features.add('EXPOSE:22');
    if (/\d{5}/.test(raw)) features.add('EXPOSE:99999');
  },
  FROM({ joined }, features) {
    if (joined.text.includes('$')) features.add('variable:FROM');
  },
  HEALTHCHECK: addForm,
  LABEL: addPairs,
  RUN({ flags }, features) {
    if (flags.some(({ value }) => value?.includes('$'))) features.add('variable');
  },
  STOPSIGNAL: addVariables,
  USER(instruction, features) {
    const { raw, value } = instruction.args;
    if (/^(?:root|0)(?::|$)/.test(raw) || /^(?:root|0)(?::|$)/.test(value)) features.add('USER:root');
    if (!/^\d+(?::|$)/.test(raw)) features.add('USER:name');
    addVariables(instruction, features);
  },
  VOLUME: addVariables,
  WORKDIR(instruction, features) {
    const { value } = instruction.args;
    if (!/^[/\\$]/.test(value)) features.add('WORKDIR:relative');
    if (/^\/+(?:proc|boot|dev|initrd|lost|sys)/.test(value)) features.add('WORKDIR:system');
    addVariables(instruction, features);
  },
});

function addStages({ stages }: DockerfileDocument, features: Set<string>): void {
  const names = new Set<string>();
  for (const stage of stages) {
    addImage(stage, features);
    addName(stage, features);
    if (stage.name) names.add(stage.name.value);
    addCopies(stage, names, features);
  }
  const last = stages.at(-1);
  if (last && !lastInChain(last, 'USER')) features.add('without:USER');
}

function addImage({ imageText, base }: Stage, features: Set<string>): void {
  if (imageText === undefined || base) return;
  for (const runtime of RUNTIMES) if (imageText.includes(runtime)) features.add(`runtime:${runtime}`);
  if (imageText === 'scratch') features.add('image:scratch');
  else if (!imageText.includes(':', imageText.lastIndexOf('/') + 1)) features.add('image:untagged');
  if (imageText.includes('distroless') || imageText.includes('chiseled')) features.add('image:distroless');
  if (imageText.includes(':latest')) features.add('image:latest');
}

function addName({ as, name }: Stage, features: Set<string>): void {
  if (as && as.raw !== 'AS') features.add('case:as');
  if (!name) return;
  if (name.raw !== name.raw.toLowerCase()) features.add('case:stage');
  const feature = `stage:${name.value.toLowerCase()}`;
  if (features.has(feature)) features.add('twice:stage');
  features.add(feature);
}

/** What the COPYs of a stage say about other stages and about its directory; `names` are those up to this stage. */
function addCopies({ instructions, index, name }: Stage, names: ReadonlySet<string>, features: Set<string>): void {
  const own = name?.value.toLowerCase();
  let hasFolder = false;
  for (const { keyword, flags, words } of instructions) {
    if (keyword === 'WORKDIR') hasFolder = true;
    if (keyword !== 'COPY') continue;
    if (!hasFolder && !words.at(-1)?.value.startsWith('/')) features.add('COPY:relative');
    const from = flags.find((flag) => flag.name === 'from')?.value;
    if (from === undefined) continue;
    if (!names.has(from)) features.add('from:unknown');
    if (from === String(index) || from.toLowerCase() === own) features.add('from:itself');
  }
}

function addScripts(doc: DockerfileDocument, features: Set<string>): void {
  for (const run of doc.scripts) {
    if (run.instruction.keyword !== 'RUN') continue;
    for (const { program, words, via } of callsOf(run)) {
      addProgram(program, words, features);
      for (const name of via) features.add(`program:${name}`);
    }
    for (const command of run.shell.commands) addProgram(plainNameOf(command), command.words, features);
    const { text } = run.shell;
    if (text.includes('|')) features.add('pipe');
    if (/[(`]\s*(?:curl|wget)\s/.test(text)) features.add('substituted-download');
  }
}

function addProgram(name: string | undefined, words: readonly ShellWord[], features: Set<string>): void {
  if (name === undefined) return;
  features.add(`program:${name}`);
  if (name.startsWith('pip')) features.add('program:pip');
  else if (name.startsWith('python')) features.add('program:python');
  else if (name === 'npm' && words.some(({ value }) => NPM_INSTALL.test(value))) features.add('npm:install');
}
