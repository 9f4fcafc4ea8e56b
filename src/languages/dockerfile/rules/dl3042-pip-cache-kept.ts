import { defineRule } from '../../../core/rule.ts';
import { declarationsAbove } from '../declarations.ts';
import type { DockerfileDocument, Script } from '../document.ts';
import { hasCacheMount, isCopiedOn, mayBeMounted } from '../later-runs.ts';
import { hasWord, isStrict, optionAfter } from '../packages.ts';
import { pipInstalls } from '../pip.ts';
import { fixBy, hasMountAt, spanOf } from '../runs.ts';

/** Variables that say where pip's cache is. */
const MOVES = ['PIP_CACHE_DIR', 'XDG_CACHE_HOME', 'HOME'];
/** What a later stage copies, it needs. */
const CACHE_FOLDER = /(?:^|\/)(?:\.cache|pip)(?:\/|$)|^\/?(?:root|home\/[^/]+)\/?$/;
const TRUTHY = /^(?:1|true|True|TRUE|on|On|ON|yes|Yes|YES)$/;
const RUN_SETTING = /PIP_NO_CACHE_DIR=["']?(?:1|[Tt]rue|TRUE|[Oo]n|ON|[Yy]es|YES)(?![A-Za-z0-9])/;

export default defineRule<DockerfileDocument>({
  id: 'DL3042',
  name: 'pip-cache-kept',
  title: '`pip install` without `--no-cache-dir`',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info', hadolint: 'warning' },
  aliases: [],
  references: ['https://pip.pypa.io/en/stable/topics/caching/'],
  docs: {
    what: '`pip install` leaves its cache of downloads and wheels in the layer.',
    why: 'The package manager cache stays in the layer permanently: the image is larger for everyone who pulls it, and a later RUN cannot remove it.',
    instead: 'Add `--no-cache-dir`, set `ENV PIP_NO_CACHE_DIR=1`, or use a cache mount.',
    exceptions:
      '`PIP_NO_CACHE_DIR` in the stage, in a parent stage, or before the command; pipx and pipenv; a mount over the pip cache, including one moved with `PIP_CACHE_DIR` or `XDG_CACHE_HOME`; a cache that a later stage copies.',
    safe: 'pip installs the same versions with and without its cache. Nothing is reported where a cache mount covers the cache or a later stage copies it, and with `--cache-dir` the fix is unsafe.',
  },
  examples: {
    bad: [
      {
        code: 'FROM python:3.12\nRUN pip install flask==3.0.3\n',
        line: 2,
        fixed: 'FROM python:3.12\nRUN pip install --no-cache-dir flask==3.0.3\n',
      },
      {
        code: 'FROM python:3.12\nENV PIP_NO_CACHE_DIR=0\nRUN python -m pip install -r requirements.txt\n',
        line: 3,
        fixed:
          'FROM python:3.12\nENV PIP_NO_CACHE_DIR=0\nRUN python -m pip install --no-cache-dir -r requirements.txt\n',
      },
    ],
    good: [
      { code: 'FROM python:3.12\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask==3.0.3\n' },
      { code: 'FROM python:3.12\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask==3.0.3\n' },
      { code: 'FROM python:3.12\nRUN PIP_NO_CACHE_DIR=1 pip install flask==3.0.3\n' },
    ],
  },
  needs: ['program:pip', 'program:python'],

  *check(doc, facts) {
    // What is said of a RUN holds for all of its calls.
    const cleaned = new Map<Script, boolean>();
    for (const call of pipInstalls(doc, facts)) {
      const { run, name } = call;
      if (hasWord(call, '--no-cache-dir') || /pipx|pipenv/.test(name)) continue;
      const isClean = cleaned.get(run) ?? keepsNone(doc, run, isStrict(facts));
      cleaned.set(run, isClean);
      if (isClean) continue;
      yield {
        at: spanOf(run, call.sub.span),
        message: '`pip install` leaves its cache in the layer',
        help: 'add --no-cache-dir: pip install --no-cache-dir',
        ...fixBy(run, 'Add `--no-cache-dir`', call.args.has('cache-dir') ? 'unsafe' : 'safe', [
          optionAfter(call, '--no-cache-dir'),
        ]),
      };
    }
  },
});

function keepsNone(doc: DockerfileDocument, run: Script, strict: boolean): boolean {
  if (hasMountAt(run, '.cache/pip') || RUN_SETTING.test(run.shell.text) || isSetAbove(doc, run, strict)) return true;
  return !strict && (isRemoved(run) || isMounted(doc, run) || isCopiedOn(doc, CACHE_FOLDER));
}

/**
 * ENV in the stage or in those that it is built on; ours counts an ARG of the stage too, and for an ONBUILD what stands
 * outside of it, which hadolint does not.
 */
function isSetAbove(doc: DockerfileDocument, run: Script, strict: boolean): boolean {
  return declarationsAbove(doc, run, 'PIP_NO_CACHE_DIR').some(({ keyword, value, isTrigger }) => {
    const { isTrigger: inTrigger } = run.instruction;
    if (strict ? keyword === 'ARG' || isTrigger !== inTrigger : isTrigger && !inTrigger) return false;
    return TRUTHY.test((strict ? value?.raw : value?.value) ?? '');
  });
}

/** A cache mount on pip's directory, also where a variable or an option moves it. */
function isMounted(doc: DockerfileDocument, run: Script): boolean {
  if (mayBeMounted(run, '/root/.cache/pip')) return true;
  if (!hasCacheMount(run)) return false;
  const isMoved = MOVES.some((name) => declarationsAbove(doc, run, name).length > 0);
  return isMoved || /--cache-dir\b|PIP_CACHE_DIR|XDG_CACHE_HOME/.test(run.shell.text) || hasMountAt(run, '.cache');
}

/** `rm -rf /root/.cache` or `pip cache purge` in the same RUN. */
function isRemoved({ shell }: Script): boolean {
  return /\brm\s[^\n;&|]*\.cache\b|\bpip3?\s+cache\s+purge\b/.test(shell.text);
}
