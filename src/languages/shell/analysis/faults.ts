import { table } from '../../../core/table.ts';
import type { Span } from '../../../core/text.ts';
import type { ShellDocument } from '../document.ts';
import type { HereDoc } from '../parse.ts';
import type { ScriptTree } from '../tree.ts';
import { gluedBrackets } from './glued-brackets.ts';
import { once } from './once.ts';

/** The first place where a script stops being shell, named as precisely as possible. */
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
  message: 'this script is nested too deeply to parse, so it was not checked',
  help: 'move the inner values into variables',
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
  const glued = first.message.startsWith("expected ']]'") ? gluedBrackets(doc.text, first.at) : undefined;
  if (glued) return { code: 'SC1020', at: glued, message: 'missing space before `]]`', help: 'add a space: … ]]' };
  if (joint && first.message.startsWith("expected ']]'")) return name(doc, `unexpected token '${joint}'`, first.at - 2);
  return name(doc, first.message, first.at);
});

/** Codes of errors after which the rest of a script is still read as shell. */
const CONTAINED: ReadonlySet<string> = new Set(
  'SC1036 SC1045 SC1051 SC1053 SC1054 SC1059 SC1065 SC1069 SC1070 SC1081 SC1089 SC1095 SC1118 SC1133 SC2108 SC2110 SC2326'.split(
    ' ',
  ),
);

/** Whether ShellCheck adds SC1072 and SC1073, its codes for a construct that it cannot read, to that of the error. */
export function stopsParser({ code }: Fault): boolean {
  return !CONTAINED.has(code);
}

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
        ? [
            'SC1040',
            `spaces before \`${word}\`: \`<<-\` strips only tabs, so the here-document does not end here`,
            'indent it with tabs',
          ]
        : [
            'SC1039',
            `whitespace before \`${word}\`: the here-document does not end here`,
            `move ${word} to the start of the line`,
          ];
    return { code, at: found, message, help };
  }
  if (line !== undefined) {
    return {
      code: 'SC1118',
      at: found,
      message: `whitespace after \`${word}\`: the here-document does not end here`,
      help: 'remove the trailing whitespace',
    };
  }
  return {
    code: 'SC1044',
    at,
    message: `this here-document has no closing line \`${word}\``,
    help: `add a line: ${word}`,
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
  if (glued) return fault(['SC1069', `missing space before \`[\``, 'add a space: if [ … ]'], glued);
  const spelt = command(KEYWORD_SPELLING);
  if (spelt && token)
    return fault(
      [
        'SC1081',
        `\`${text.slice(spelt.start, spelt.end)}\` is not a keyword: shell keywords are lower-case`,
        'write it in lower case',
      ],
      spelt,
    );
  const elseif = command(ELSEIF);
  if (elseif && token === 'then') {
    return fault(
      ['SC1131', `\`${text.slice(elseif.start, elseif.end)}\` is not a shell keyword`, "use the shell's keyword: elif"],
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
  if (token === '(') return ['SC1036', 'unexpected `(`', 'quote it, or add a ; before the subshell'];
  if (token === ')' && /\w[ \t]*\([^()\n]*$/.test(before)) {
    return [
      'SC1065',
      'parentheses after a word define a function, and shell functions declare no parameters',
      'quote the parentheses if they are text',
    ];
  }
  if (token === ';' && /&\s*$/.test(before))
    return ['SC1045', '`&` already ends the command, so the `;` after it is a syntax error', 'remove the ;'];
  if (token === '}' && /\{\S[^\n]*$/.test(before))
    return ['SC1054', 'missing space after `{`', 'add a space: { command; }'];
  if (/^(?:\||\|\||&&)$/.test(token) && /(?:^|\n)[ \t]*[^\s#][^\n]*\n[ \t]*$/.test(before)) {
    return ['SC1133', `a line cannot start with \`${token}\``, `move ${token} to the end of the previous line`];
  }
  if (token === '-a' || token === '-o') {
    const join = token === '-a' ? '&&' : '||';
    return [
      token === '-a' ? 'SC2108' : 'SC2110',
      `\`${token}\` is not an operator inside \`[[ ]]\``,
      `use the operator of [[ ]]: ${join}`,
    ];
  }
  if (CLOSERS.test(token))
    return ['SC1089', `unmatched \`${token}\``, 'check that if/fi, do/done, { } and ( ) are paired'];
  return [
    'SC1070',
    `unexpected \`${token === 'newline' ? 'line end' : token}\``,
    'remove it, or add a ; or a newline before it',
  ];
}

function nameMissing(text: string, message: string, at: number): Naming {
  if (negationAt(text, message, at))
    return ['SC2326', '`!` is not allowed inside a pipeline', 'move it to the start of the pipeline'];
  const closed = /^expected '(\S+)' to close/.exec(message)?.[1];
  if (closed === 'fi') return ['SC1046', 'this `if` has no `fi`', 'add the closing keyword: fi'];
  if (closed === 'done') return ['SC1061', 'this loop has no `done`', 'add the closing keyword: done'];
  if (closed === '}') return ['SC1056', 'this `{` has no `}`', 'add the closing brace: }'];
  if (message === "expected 'then'")
    return ['SC1049', 'this `if` has no `then`', 'add the keyword after the condition: then'];
  if (message === "expected 'do'")
    return ['SC1058', 'this loop has no `do`, or no `;` before it', 'end the loop header with do: …; do'];
  if (
    message === 'expected compound command as function body' &&
    /\bfunction[ \t]+[\w-]+\{/.test(text.slice(Math.max(0, at - 80), at))
  )
    return ['SC1095', 'missing space before the `{` of this function', 'add a space: function name {'];
  if (message === 'expected compound command as function body' && /^\{\S/.test(text.slice(at, at + 2)))
    return ['SC1054', 'missing space after `{`', 'add a space: { command; }'];
  if (message === 'expected compound command as function body')
    return ['SC1064', 'missing `{` after the function name', 'add a body: name() { …; }'];
  const empty = /^expected command after '(then|else|do)'/.exec(message)?.[1];
  const semicolon = /^\s*;/.test(text.slice(at));
  if (empty === 'then')
    return semicolon
      ? ['SC1051', '`;` after `then` is a syntax error', 'remove the ;']
      : ['SC1048', 'empty `then` branch', 'add a command that does nothing: :'];
  if (empty === 'else')
    return semicolon
      ? ['SC1053', '`;` after `else` is a syntax error', 'remove the ;']
      : ['SC1048', 'empty `else` branch', 'add a command that does nothing: :'];
  if (empty === 'do')
    return semicolon
      ? ['SC1059', '`;` after `do` is a syntax error', 'remove the ;']
      : ['SC1060', 'empty loop body', 'add a command that does nothing: :'];
  if (message === 'expected command in brace group' && /^\{\s*\}/.test(text.slice(at)))
    return ['SC1055', 'there is no command between `{` and `}`', 'add a command that does nothing: { :; }'];
  const open = /^unterminated (.*)$/.exec(message)?.[1];
  if (open) return ['SC1073', `this ${open} is never closed`, 'close it'];
  const what = message.replace(/'([^']*)'/g, '`$1`');
  // An operator without the command after it; all other constructs are left unfinished.
  if (/^expected command after '(?:&&|\|\|?|\|&)'/.test(message)) return ['SC1072', what, 'add the missing command'];
  return ['SC1073', what, 'fix the syntax error'];
}

/** The `!` where a pipe expects a command. */
function negationAt(text: string, message: string, at: number): Span | undefined {
  const blanks = /^expected command after '\|&?'/.test(message) && /^\s*(?=!\s)/.exec(text.slice(at, at + 80))?.[0];
  if (typeof blanks !== 'string') return undefined;
  const start = at + blanks.length;
  return { start, end: start + 1 };
}

const LOOP_WORDS = /(?<![^\s;&|()])(?:for|select|while|until|do|done)(?![^\s;&|()])/g;

/** A loop without `do`: the `do` that is an argument, else the `done` after a condition, else the loop's keyword. */
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
