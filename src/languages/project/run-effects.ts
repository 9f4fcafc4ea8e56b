import type { Invocation } from '../shell/invocation.ts';

/** Programs that put no files of a project anywhere but below their own directories. */
const HARMLESS = new Set(
  (
    'apt-get apt apk yum dnf microdnf zypper npm yarn pnpm bun pip pip3 gem bundle go cargo poetry uv composer mkdir rm ' +
    'rmdir chmod chown chgrp useradd adduser addgroup groupadd usermod groupmod userdel deluser passwd echo printf set ' +
    'export true false test [ ls cat sleep corepack update-ca-certificates locale-gen ldconfig date whoami id which pwd ' +
    'uname apt-key apt-mark setcap localedef dpkg-reconfigure cd : exit grep egrep unset ulimit umask type hash'
  ).split(' '),
);
/** Verbs with which a harmless program makes a project's files after all. */
const MAKES_FILES = new Set(['init', 'create', 'new', 'create-project', 'pack', 'dlx', 'exec', 'x', 'link']);
/** Verbs with which a package manager that is given names writes a manifest, or fetches sources. */
const BRINGS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['npm', new Set(['install', 'i', 'add', 'init', 'pkg'])],
  ['yarn', new Set(['add', 'init', 'create', 'dlx'])],
  ['pnpm', new Set(['add', 'install', 'i', 'init', 'create', 'dlx'])],
  ['bun', new Set(['add', 'install', 'i', 'init', 'create', 'x'])],
  ['pip', new Set(['download', 'wheel'])],
  ['pip3', new Set(['download', 'wheel'])],
  ['go', new Set(['get', 'mod', 'work'])],
  ['cargo', new Set(['new', 'init', 'generate', 'clone', 'vendor'])],
  ['gem', new Set(['unpack', 'fetch'])],
  ['bundle', new Set(['gem', 'add'])],
  ['composer', new Set(['require', 'create-project', 'global'])],
  ['poetry', new Set(['new', 'add'])],
  ['uv', new Set(['init', 'add'])],
  ['apt-get', new Set(['source', 'download'])],
  ['apt', new Set(['source', 'download'])],
]);
const VERSION_ONLY = new Set(['-v', '-V', '--version', 'version']);

/** Whether an invocation may leave a file that other commands then find. */
export function mayMakeFiles({ name, words, command }: Invocation): boolean {
  const base = name?.slice(name.lastIndexOf('/') + 1);
  if (base === undefined) return words.length > 0;
  if (command.redirects.some(isFile)) return true;
  if (words.length === 2 && VERSION_ONLY.has(words[1]?.literal ?? '')) return false;
  if (!HARMLESS.has(base)) return true;
  const [verb, ...more] = words.slice(1).filter(({ literal }) => !literal?.startsWith('-'));
  if (words.slice(1, 3).some(({ literal }) => literal !== undefined && MAKES_FILES.has(literal))) return true;
  // With a name it writes the manifest, or brings a project: `npm install express`, `go get example.com/a`.
  return more.length > 0 && BRINGS.get(base)?.has(verb?.literal ?? '') === true;
}

function isFile(redirect: Invocation['command']['redirects'][number]): boolean {
  if (redirect.type !== 'Redirect' || redirect.operator.startsWith('<')) return false;
  const text = redirect.target?.text ?? '';
  return !/^(?:\/dev\/(?:null|stdout|stderr)|\d|-)$/.test(text);
}
