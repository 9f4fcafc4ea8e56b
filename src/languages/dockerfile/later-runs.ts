/**
 * Proofs for fixes that are called safe: what a later RUN may still read, where a cache may be mounted, and whether a
 * command that fails fails its RUN. Each answers on the side of caution.
 */
import { onceFor } from '../../core/once.ts';
import type { DockerfileDocument, Script } from './document.ts';
import { chainOf } from './facts.ts';
import { mountsOf } from './mounts.ts';
import type { ToolCall } from './packages.ts';
import { type Call, callsOf, isShell, runs } from './runs.ts';

/**
 * Programs that neither call a package manager of the distribution nor run what the repository brings. Package managers
 * of languages are among them: what they install comes from their own registries.
 */
const PLAIN: ReadonlySet<string> = new Set(
  (
    ': [ test true false echo printf cd pushd popd pwd exit export set unset umask ulimit shift read local readonly ' +
    'trap wait sleep date uname id whoami which type hash command getent hostname arch nproc tty dirname basename ' +
    'realpath readlink mktemp ls cat head tail tac wc sort uniq cut tr paste join comm seq grep egrep fgrep sed awk ' +
    'gawk mawk tee touch mkdir rmdir cp mv rm ln install chmod chown chgrp chattr stat du df file find diff cmp ' +
    'sha1sum sha224sum sha256sum sha384sum sha512sum md5sum cksum b2sum base64 xxd od tar gzip gunzip zcat bzip2 ' +
    'bunzip2 xz unxz zstd unzip zip cpio strip patch sync truncate split env useradd usermod userdel groupadd groupmod ' +
    'groupdel adduser addgroup deluser delgroup passwd chpasswd setcap ldconfig locale-gen localedef update-locale ' +
    'update-ca-certificates update-alternatives a2enmod a2dismod a2ensite a2dissite a2enconf a2disconf ' +
    'docker-php-ext-enable docker-php-ext-configure curl wget gpg gpg2 git svn hg openssl ssh-keyscan ssh-keygen jq yq ' +
    'pip pip3 pipx uv poetry pipenv conda mamba npm npx yarn pnpm corepack gem bundle bundler composer cargo rustup go ' +
    'dotnet mvn luarocks cpan cpanm pecl pear'
  ).split(' '),
);
/** With these arguments a plain program runs something else. */
const RUNS_MORE = /^(?:-exec(?:dir)?|-ok(?:dir)?|x|exec|dlx|run|run-script|test|start|playwright|install-deps)$/;

/** The RUNs that come after one: in its stage, and in the stages that are built on it. */
export function laterRuns(doc: DockerfileDocument, run: Script): readonly Script[] {
  const start = run.instruction.span.start;
  return runs(doc).filter(
    (one) => one.instruction.span.start > start && (one.stage === run.stage || chainOf(one.stage).includes(run.stage)),
  );
}

/** Whether it is not known which programs a script runs: a script of the repository, a variable, `make`. */
export const isOpaque = onceFor((script: Script): boolean => {
  if (!isShell(script) || script.shell.tree.faults.length > 0) return true;
  return callsOf(script).some(isOpaqueCall);
});

function isOpaqueCall({ program, name, words, args }: Call): boolean {
  // An assignment by itself runs nothing.
  if (words.length === 0) return false;
  if (program === undefined || name !== program) return true;
  if (isPackageManager(program)) return false;
  if (!PLAIN.has(program)) return true;
  return (
    program === 'npx' ||
    words.some(({ literal }) => literal !== undefined && RUNS_MORE.test(literal)) ||
    args.has('install-deps')
  );
}

/** Package managers of distributions: rules ask for their calls one by one. */
function isPackageManager(program: string): boolean {
  return /^(?:apt|apt-get|apt-cache|apt-key|apt-mark|aptitude|dpkg|dpkg-reconfigure|apk|yum|dnf|microdnf|rpm|zypper)$/.test(
    program,
  );
}

/**
 * Whether a cache or tmpfs mount of a RUN may lie over a path, in it, or above it. A target with a variable, or one that
 * is not known, may.
 */
export function mayBeMounted(run: Script, path: string): boolean {
  return mountsOf(run.instruction).some(({ type, target }) => {
    if (type !== 'cache' && type !== 'tmpfs') return false;
    if (target === undefined || target.includes('$')) return true;
    const folder = target.replace(/\/+$/, '');
    return `${path}/`.startsWith(`${folder}/`) || folder.startsWith(`${path}/`);
  });
}

/** Whether a RUN has any cache mount. */
export function hasCacheMount(run: Script): boolean {
  return mountsOf(run.instruction).some(({ type }) => type === 'cache');
}

/** Whether a COPY of another stage takes files from a path, or from a directory that may hold it. */
export function isCopiedOn(doc: DockerfileDocument, pattern: RegExp): boolean {
  return doc.instructions.some(
    (one) =>
      one.keyword === 'COPY' &&
      one.flags.some(({ name }) => name === 'from') &&
      one.words.slice(0, -1).some(({ value }) => pattern.test(value)),
  );
}

/** Whether a command runs with the rights of another user than the commands beside it. */
export function isElevated({ via }: Pick<Call, 'via'>): boolean {
  return via.some((name) => /^(?:sudo|doas|su|runuser|gosu|su-exec|s6-setuidgid|setpriv|fakeroot)$/.test(name));
}

/**
 * Whether the RUN, and so the build, fails when the command fails. Where a failure goes unnoticed the image is built
 * today without what the command does.
 */
export function failsBuild({ run, command }: Pick<ToolCall, 'run' | 'command'>): boolean {
  const { pipeLength, negated, background, subshells, functionName, optional } = command.context;
  if (pipeLength > 1 || negated || background || subshells > 0 || functionName !== undefined || optional) return false;
  if (command.within || run.shell.tree.faults.length > 0) return false;
  const { tree, node } = command;
  let statement = false;
  const { commands } = run.shell.tree.root;
  const last = commands.at(-1);
  for (const up of tree.ancestorsOf(node)) {
    if (up.type === 'AndOr' && up.operators.includes('||')) return false;
    if (up === last) statement = true;
  }
  return statement || /^\s*set\s+-[a-z]*e/.test(run.shell.text);
}
