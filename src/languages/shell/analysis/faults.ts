import { table } from '../../../core/table.ts';
import type { Span } from '../../../core/text.ts';
import type { ShellDocument } from '../document.ts';
import type { HereDoc } from '../parse.ts';
import type { ScriptTree } from '../tree.ts';
import { once } from './once.ts';

/** The first place where a script stops being shell, named as precisely as it can be told. */
export interface Fault {
  /** ShellCheck's code for it. */
  readonly code: string;
  readonly at: Span;
  readonly message: string;
  readonly help: string;
}

const MARKS: Readonly<Record<string, string>> = table({ SC1055: '}', SC1060: 'do', SC1095: '{' });

type Naming = readonly [code: string, message: string, help: string];

/** What no parser of ours reads is not passed over in silence. */
const TOO_DEEP = {
  code: 'SC1073',
  message: 'what nests here is too deep to be read, so this script was not checked',
  help: 'put the inner values into variables',
};

const CLOSERS = /^(?:fi|done|esac|then|else|elif|do|\}|\)|;;)$/;
/** What the parser takes for the name of a command, and was meant as a keyword. */
const KEYWORD_SPELLING = /^(?:If|IF|For|FOR|While|WHILE|Case|CASE|Until|UNTIL)$/;
const GLUED_IF = /^(?:if|elif|while|until)\[/;
const ELSEIF = /^else?if$/;

/** The first syntax error of a script, undefined when it parses or when errors there mean nothing. */
export const faultOf = once((doc: ShellDocument): Fault | undefined => {
  // The grammar is that of bash; ksh has more, and template markers are no shell at all.
  if (doc.template || doc.dialect === 'ksh') return undefined;
  const [first] = doc.tree.faults;
  const hereDoc = doc.tree.ofType('HereDoc').find(isOpen);
  if (hereDoc && (!first || hereDoc.pos < first.at)) return hereDocFault(doc, hereDoc);
  if (!first) return undefined;
  if (first.message.startsWith('maximum'))
    return { ...TOO_DEEP, at: { start: first.at, end: endOfWord(doc.text, first.at) } };
  const joint = /^-[ao]$/.exec(doc.text.slice(first.at - 2, first.at))?.[0];
  if (joint && first.message.startsWith("expected ']]'")) return name(doc, `unexpected token '${joint}'`, first.at - 2);
  return name(doc, first.message, first.at);
});

function endOfWord(text: string, at: number): number {
  const end = text.slice(at, at + 40).search(/\s|$/);
  return Math.min(text.length, at + Math.max(1, end));
}

/** Whether a part of a script is not shell. */
export function isBroken(tree: ScriptTree): boolean {
  return tree.faults.length > 0 || tree.ofType('HereDoc').some(isOpen);
}

/** Whether the text that follows the end of a here-document is missing. */
export function isOpen(node: HereDoc): boolean {
  return !node.closing && node.delimiter !== undefined && node.delimiter.value !== '';
}

function hereDocFault({ text, tree }: ShellDocument, node: HereDoc): Fault {
  const word = node.delimiter?.value ?? '';
  const at = tree.spanOf(node.delimiter ?? node);
  const body = text.slice(node.body.pos);
  const line = body.split('\n').find((one) => one.trim() === word);
  const start = line === undefined ? -1 : node.body.pos + body.indexOf(line);
  const found = line === undefined ? at : { start, end: start + line.length };
  if (line !== undefined && /^[ \t]/.test(line)) {
    const [code, message, help]: Naming =
      node.operator === '<<-'
        ? ['SC1040', `spaces before \`${word}\`: after \`<<-\` the end may be indented with tabs only`, 'use tabs']
        : [
            'SC1039',
            `blanks before \`${word}\`: the here-document does not end here`,
            `write ${word} at the start of the line`,
          ];
    return { code, at: found, message, help };
  }
  if (line !== undefined) {
    return {
      code: 'SC1118',
      at: found,
      message: `blanks after \`${word}\`: the here-document does not end here`,
      help: 'delete the blanks',
    };
  }
  return {
    code: 'SC1044',
    at,
    message: `the here-document has no line \`${word}\` that ends it`,
    help: `add a line ${word}`,
  };
}

function name({ text, tree }: ShellDocument, message: string, at: number): Fault {
  const token = /^unexpected token '(.*)'$/s.exec(message)?.[1];
  const end = Math.min(
    text.length,
    at +
      Math.max(
        1,
        token === 'newline' ? 1 : (token?.length ?? /^[A-Za-z]+/.exec(text.slice(at, at + 30))?.[0].length ?? 1),
      ),
  );
  const here = { start: Math.min(at, Math.max(0, text.length - 1)), end: Math.max(end, Math.min(text.length, 1)) };
  const command = (pattern: RegExp): Span | undefined => {
    const found = tree.ofType('Command').find((one) => one.name && one.pos <= at && pattern.test(one.name.text))?.name;
    if (!found || tree.isDecoded(found)) return undefined;
    return { start: found.pos, end: found.pos + (pattern.exec(found.text)?.[0].length ?? 0) };
  };
  const fault = ([code, says, help]: Naming, place: Span = here): Fault => ({ code, at: place, message: says, help });

  const glued = command(GLUED_IF);
  if (glued) return fault(['SC1069', `a blank is missing before \`[\``, 'if [ … ]'], glued);
  const spelt = command(KEYWORD_SPELLING);
  if (spelt && token)
    return fault(
      [
        'SC1081',
        `\`${text.slice(spelt.start, spelt.end)}\` is no keyword: keywords are written in small letters`,
        'write it in small letters',
      ],
      spelt,
    );
  const elseif = command(ELSEIF);
  if (elseif && token === 'then') {
    return fault(
      ['SC1131', `\`${text.slice(elseif.start, elseif.end)}\` is no keyword of the shell`, 'write elif'],
      elseif,
    );
  }
  if (token !== undefined) {
    const naming = nameToken(text, token, at);
    const brace = text.lastIndexOf('{', at);
    return fault(naming, naming[0] === 'SC1054' && brace !== -1 ? { start: brace, end: brace + 1 } : here);
  }
  const naming = nameMissing(text, message, at);
  const opener = openerOf(text, message, at) ?? negationAt(text, message, at) ?? markAt(text, naming[0], at);
  return fault(naming, opener ?? here);
}

function nameToken(text: string, token: string, at: number): Naming {
  const before = text.slice(Math.max(0, at - 80), at);
  if (token === '(') return ['SC1036', 'this `(` has no meaning here', 'quote it, or put ; before a subshell'];
  if (token === ')' && /\w[ \t]*\([^()\n]*$/.test(before)) {
    return [
      'SC1065',
      'brackets after a word define a function, which takes no names of parameters',
      'quote the brackets if they are text',
    ];
  }
  if (token === ';' && /&\s*$/.test(before))
    return ['SC1045', '`&` ends a command: the `;` after it is an error', 'delete the ;'];
  if (token === '}' && /\{\S[^\n]*$/.test(before))
    return ['SC1054', 'a blank is missing after `{`', 'write { command; }'];
  if (/^(?:\||\|\||&&)$/.test(token) && /(?:^|\n)[ \t]*[^\s#][^\n]*\n[ \t]*$/.test(before)) {
    return ['SC1133', `a line cannot begin with \`${token}\``, `put ${token} at the end of the line before`];
  }
  if (token === '-a' || token === '-o') {
    const join = token === '-a' ? '&&' : '||';
    return [token === '-a' ? 'SC2108' : 'SC2110', `\`${token}\` joins nothing inside \`[[ ]]\``, `write ${join}`];
  }
  if (CLOSERS.test(token))
    return [
      'SC1089',
      `nothing is open that \`${token}\` would belong to`,
      'check the pairs of if/fi, do/done, { } and ( )',
    ];
  return [
    'SC1070',
    `\`${token === 'newline' ? 'line end' : token}\` is not expected here`,
    'remove it, or put ; or a line end before it',
  ];
}

function nameMissing(text: string, message: string, at: number): Naming {
  if (negationAt(text, message, at))
    return ['SC2326', '`!` has no place inside a pipeline', 'put it in front of the whole pipeline'];
  const closed = /^expected '(\S+)' to close/.exec(message)?.[1];
  if (closed === 'fi') return ['SC1046', 'this `if` has no `fi`', 'add fi'];
  if (closed === 'done') return ['SC1061', 'this loop has no `done`', 'add done'];
  if (closed === '}') return ['SC1056', 'this `{` has no `}`', 'add }'];
  if (message === "expected 'then'") return ['SC1049', 'this `if` has no `then`', 'add then after the condition'];
  if (message === "expected 'do'") return ['SC1058', 'this loop has no `do`, or no `;` before it', '…; do'];
  if (
    message === 'expected compound command as function body' &&
    /\bfunction[ \t]+[\w-]+\{/.test(text.slice(Math.max(0, at - 80), at))
  )
    return ['SC1095', 'a blank is missing before the `{` of this function', 'function name {'];
  if (message === 'expected compound command as function body')
    return ['SC1064', 'a function needs `{` after its name', 'name() { …; }'];
  const empty = /^expected command after '(then|else|do)'/.exec(message)?.[1];
  const semicolon = /^\s*;/.test(text.slice(at));
  if (empty === 'then')
    return semicolon
      ? ['SC1051', 'a `;` after `then` is an error', 'delete it']
      : ['SC1048', 'nothing stands between `then` and its end', 'write : for nothing'];
  if (empty === 'else')
    return semicolon
      ? ['SC1053', 'a `;` after `else` is an error', 'delete it']
      : ['SC1048', 'nothing stands after `else`', 'write : for nothing'];
  if (empty === 'do')
    return semicolon
      ? ['SC1059', 'a `;` after `do` is an error', 'delete it']
      : ['SC1060', 'nothing stands between `do` and `done`', 'write : for nothing'];
  if (message === 'expected command in brace group' && /^\{\s*\}/.test(text.slice(at)))
    return ['SC1055', 'nothing stands between `{` and `}`', 'write { :; }'];
  const open = /^unterminated (.*)$/.exec(message)?.[1];
  if (open) return ['SC1073', `this ${open} is never closed`, 'close it'];
  return ['SC1073', message.replace(/'([^']*)'/g, '`$1`'), 'correct the syntax'];
}

/** The `!` that stands where a pipe wants a command. */
function negationAt(text: string, message: string, at: number): Span | undefined {
  const blanks = /^expected command after '\|&?'/.test(message) && /^\s*(?=!\s)/.exec(text.slice(at, at + 80))?.[0];
  if (typeof blanks !== 'string') return undefined;
  const start = at + blanks.length;
  return { start, end: start + 1 };
}

const LOOP_WORDS = /(?<![^\s;&|()])(?:for|select|while|until|do|done)(?![^\s;&|()])/g;

/** A loop without `do`: the `do` that is an argument, else the `done` behind a condition, else the loop's keyword. */
function loopMark(text: string, at: number): Span | undefined {
  let keyword: Span | undefined;
  let mark: Span | undefined;
  const from = Math.max(0, at - 2000);
  for (const { 0: word, index } of text.slice(from, at).matchAll(LOOP_WORDS)) {
    const span = { start: from + index, end: from + index + word.length };
    if (!word.startsWith('do')) {
      keyword = span;
      mark = undefined;
    } else if (keyword && (word === 'do' || /^[wu]/.test(text.slice(keyword.start)))) mark ??= span;
  }
  return mark ?? keyword;
}

/** What the message is about, where the parser names another place. */
function markAt(text: string, code: string, at: number): Span | undefined {
  if (code === 'SC1058') return loopMark(text, at);
  const mark = MARKS[code];
  if (mark === undefined) return undefined;
  const start = code === 'SC1055' ? text.indexOf(mark, at) : text.lastIndexOf(mark, at - 1);
  return start === -1 ? undefined : { start, end: start + mark.length };
}

/** The keyword or bracket that waits for its end. */
function openerOf(text: string, message: string, at: number): Span | undefined {
  const keyword =
    /^expected '\S+' to close '?(\w+)/.exec(message)?.[1] ?? (message === "expected 'then'" ? 'if' : undefined);
  if (!keyword) return undefined;
  const opener = keyword === 'brace' ? '{' : keyword === 'subshell' ? '(' : keyword;
  const start = text.lastIndexOf(opener, Math.max(0, at - 1));
  return start === -1 ? undefined : { start, end: start + opener.length };
}
