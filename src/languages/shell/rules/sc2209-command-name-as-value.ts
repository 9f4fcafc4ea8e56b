import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2209',
  name: 'command-name-as-value',
  title: 'program name as a value',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'An assignment of an unquoted program name, such as `x=date`.',
    why: 'It stores the word, not the output of the program.',
    instead: 'Write `x=$(date)` for the output, `x="date"` for the word.',
  },
  examples: {
    bad: [
      { code: 'x=date\n', line: 1 },
      { code: 'user=uname; a\n', line: 1 },
    ],
    good: [{ code: 'x=$(date)\n' }, { code: 'x="date"\n' }],
  },
  needs: ['Assignment'],

  *check(doc) {
    for (const command of doc.tree.ofType('Command')) {
      // `x=ls -l` is SC2037.
      if (command.name?.text.startsWith('-')) continue;
      for (const part of command.prefix) {
        if (part.type !== 'Assignment' || part.value.type !== 'Word' || !PROGRAMS.test(part.value.text)) continue;
        const span = doc.tree.spanOf(part);
        yield {
          at:
            command.name || doc.tree.isDecoded(part)
              ? doc.tree.spanOf(command)
              : { start: span.start, end: span.start + part.name.length },
          message: `this stores the word \`${part.value.text}\`, not the output of the program`,
          help: `write $(${part.value.text}) for the output, "${part.value.text}" for the word`,
        };
      }
    }
  },
});

/** Programs whose name is rarely meant as a value. */
const PROGRAMS =
  /^(?:alias|ar|asa|at|awk|basename|batch|bc|bg|break|c99|cal|cat|cd|cflow|chgrp|chmod|chown|cksum|cmp|colon|comm|command|compress|continue|cp|crontab|csplit|ctags|cut|cxref|date|dd|delta|df|diff|dirname|dot|du|echo|ed|env|eval|ex|exec|exit|expand|export|expr|fc|fg|file|find|fold|fort77|fuser|gencat|getconf|getopts|grep|hash|head|iconv|ipcrm|ipcs|jobs|join|kill|lex|link|ln|locale|localedef|logger|logname|lp|ls|m4|mailx|make|man|mesg|mkdir|mkfifo|more|mv|newgrp|nice|nl|nm|nohup|od|paste|patch|pathchk|pax|pr|printf|prs|ps|pwd|qalter|qdel|read|readonly|renice|return|rm|rmdel|rmdir|sact|sccs|sed|set|sh|shift|sleep|sort|split|strings|strip|stty|tabs|tail|talk|tee|test|time|times|touch|tput|tr|trap|tsort|tty|type|ulimit|umask|unalias|uname|uncompress|unexpand|unget|uniq|unlink|unset|uucp|uudecode|uuencode|uustat|uux|val|vi|wait|wc|what|who|write|xargs|yacc|zcat)$/;
