import { append } from '../../core/append.ts';
import { table } from '../../core/table.ts';
import { WordList } from '../../core/word-list.ts';
import type { Invocation } from './invocation.ts';
import type { ShellWord } from './word.ts';

/** An option of a command: `-y`, `--target-release=sid`, `-t sid`. */
export interface Option {
  /** Without dashes: `y`, `target-release`. Letters of a cluster (`-yq`) are options of their own. */
  readonly name: string;
  /** The word that holds it. */
  readonly word: ShellWord;
  /** Its value as text (expansions as `${…}`): after `=`, glued to the letter, or the next word. */
  readonly value: string | undefined;
  /** The next word, where that is the value. */
  readonly valueWord: ShellWord | undefined;
}

/** A command's arguments, sorted. */
export interface Arguments {
  readonly options: readonly Option[];
  /** Words that are neither options nor their values; a subcommand (`install`) is the first of them. */
  readonly operands: readonly ShellWord[];
  /** Whether one of the options was given. */
  has(...names: readonly string[]): boolean;
  /** The last of the named options. */
  option(...names: readonly string[]): Option | undefined;
}

interface Style {
  /** Options whose value is the next word when it is not glued on. */
  readonly valued: WordList;
  /** `-name value` instead of clusters of letters. */
  readonly singleDash?: boolean;
}

const words = (list: string): WordList => new WordList(list);

const APT = words(
  't o c a target-release default-release option config-file host-architecture build-profiles P with-source S snapshot solver planner',
);
const DNF = words(
  'c x d e R config exclude excludepkgs repo repoid enablerepo disablerepo installroot releasever setopt debuglevel ' +
    'errorlevel rpmverbosity comment disableplugin enableplugin forcearch randomwait repofrompath advisory bz cve sec-severity from-repo downloaddir destdir enable-repo disable-repo',
);
const PIP = words(
  'r c e t d i f b src requirement constraint editable target platform python-version implementation abi root prefix upgrade-strategy ' +
    'index-url extra-index-url find-links no-binary only-binary progress-bar proxy retries timeout trusted-host cert client-cert ' +
    'cache-dir log python root-user-action build report group config-settings C global-option exists-action keyring-provider dest use-feature use-deprecated install-option build-option',
);
const NODE =
  'registry loglevel prefix C cwd cache userconfig globalconfig omit include only also tag scope otp cache-folder ' +
  'network-timeout modules-folder mutex proxy https-proxy noproxy cafile dir filter F store-dir network-concurrency install-strategy before fetch-timeout fetch-retries ' +
  'fetch-retry-factor fetch-retry-mintimeout fetch-retry-maxtimeout audit-level node-options script-shell cpu os libc access reporter lockfile-dir';

/** Which options take a value, by the program's name without its path. */
const STYLES: Readonly<Record<string, Style>> = table({
  'apt-get': { valued: APT },
  apt: { valued: APT },
  aptitude: { valued: words('t o q w F O s target-release') },
  apk: {
    valued: words(
      't X p virtual repository root arch keys-dir repositories-file wait cache-dir cache-max-age progress-fd',
    ),
  },
  yum: { valued: DNF },
  dnf: { valued: DNF },
  dnf5: { valued: DNF },
  microdnf: { valued: DNF },
  tdnf: { valued: DNF },
  zypper: {
    valued: words(
      'R D C p t r root reposd-dir cache-dir raw-cache-dir solv-cache-dir pkg-cache-dir config plus-repo plus-content type repo from download c userdata releasever installroot',
    ),
  },
  pacman: { valued: words('b r root dbpath cachedir config arch ignore ignoregroup assume-installed overwrite') },
  pip: { valued: PIP },
  pip3: { valued: PIP },
  pipx: { valued: words('spec index-url i python pip-args suffix') },
  uv: { valued: words('r c e p python index-url i extra-index-url find-links f target prefix constraint requirement') },
  npm: { valued: words(`${NODE} workspace w`) },
  npx: { valued: words('p package c call') },
  yarn: { valued: words(NODE) },
  // `pnpm add -w` installs for the root of the workspace.
  pnpm: { valued: words(NODE) },
  gem: {
    valued: words(
      'v s i n P B p version source install-dir bindir platform trust-policy build-root document file http-proxy config-file',
    ),
  },
  go: {
    valued: words(
      'o p C asmflags gcflags ldflags tags mod modfile overlay pkgdir toolexec buildmode compiler gccgoflags installsuffix covermode coverpkg coverprofile run timeout count bench exec pgo parallel cpu',
    ),
    singleDash: true,
  },
  cargo: {
    valued: words(
      'p F j Z C package features version vers git branch tag rev path root index registry target target-dir profile color config jobs',
    ),
  },
  curl: {
    valued: words(
      'A b c C d D e E F h H K m o P Q r t T u U w x X y Y z output user header data request cacert cert key proxy retry retry-delay ' +
        'retry-max-time connect-timeout max-time url user-agent referer range form resolve cookie cookie-jar upload-file write-out ' +
        'data-binary data-raw data-urlencode dump-header interface limit-rate ciphers proto proto-redir tls-max output-dir config oauth2-bearer capath netrc-file max-redirs connect-to dns-servers noproxy proxy-user max-filesize ' +
        'json data-ascii url-query pinnedpubkey cert-type key-type pass proxy-header preproxy socks5 socks5-hostname stderr trace unix-socket variable ' +
        'speed-limit speed-time time-cond tls13-ciphers curves doh-url etag-save etag-compare quote request-target crlfile aws-sigv4 keepalive-time',
    ),
  },
  wget: {
    valued: words(
      'O o a e B i t T w P U A R D I X l Q output-document output-file append-output execute base input-file tries timeout wait directory-prefix ' +
        'user-agent user password header post-data post-file method body-data referer load-cookies save-cookies ca-certificate ca-directory certificate private-key ' +
        'waitretry limit-rate max-redirect secure-protocol connect-timeout read-timeout dns-timeout accept reject domains level quota progress local-encoding default-page bind-address restrict-file-names http-user http-password proxy-user proxy-password ' +
        'ciphers crl-file pinnedpubkey certificate-type private-key-type dns-servers prefer-family retry-on-http-error start-pos warc-file accept-regex reject-regex ' +
        'exclude-domains include-directories exclude-directories cut-dirs remote-encoding compression ftp-user ftp-password',
    ),
  },
  tar: {
    valued: words(
      'f C b T X I H K L N V g F file directory exclude exclude-from files-from strip-components transform xform owner group mode format ' +
        'use-compress-program sort mtime newer checkpoint-action to-command wildcards-match',
    ),
  },
  git: {
    valued: words(
      'C c b o u j branch depth origin config git-dir work-tree jobs template reference filter shallow-since',
    ),
  },
  useradd: {
    valued: words(
      'b c d e f g G k K p R P s u Z base-dir comment home-dir expiredate inactive gid groups skel key password root prefix shell uid',
    ),
  },
  adduser: { valued: words('h g s G u k c shell home uid gid gecos ingroup firstuid lastuid conf comment') },
  mkdir: { valued: words('m mode') },
  install: { valued: words('m o g t S mode owner group target-directory suffix') },
  ln: { valued: words('t S target-directory suffix') },
  chmod: { valued: words('reference') },
  chown: { valued: words('reference from') },
  make: { valued: words('C f I j l o W directory file jobs') },
  unzip: { valued: words('d P x') },
});

const NONE: Style = { valued: words('') };

/**
 * Sorts the arguments of a command into options and operands, knowing for the usual tools of Dockerfiles which options
 * take a value. Words of an unknown program that begin with a dash are options without a value. After `--` everything
 * is an operand.
 */
export function argumentsOf({ words }: Pick<Invocation, 'words'>): Arguments {
  const name = words[0]?.literal ?? '';
  const base = name.slice(name.lastIndexOf('/') + 1);
  return sortArguments(words.slice(1), STYLES[styleKey(base)] ?? NONE);
}

/** `pip3.11` and `python3.12` are read like `pip` and `python`. */
function styleKey(name: string): string {
  if (Object.hasOwn(STYLES, name)) return name;
  let end = name.length;
  while (end > 0 && '0123456789.'.includes(name.charAt(end - 1))) end -= 1;
  const plain = name.slice(0, end);
  return Object.hasOwn(STYLES, plain) ? plain : '';
}

function sortArguments(rest: readonly ShellWord[], style: Style): Arguments {
  const options: Option[] = [];
  const operands: ShellWord[] = [];
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at];
    if (!word) continue;
    const text = word.value;
    if (text === '--') {
      append(operands, rest.slice(at + 1));
      break;
    }
    if (!text.startsWith('-') || text === '-') {
      operands.push(word);
      continue;
    }
    const found = text.startsWith('--') || style.singleDash ? [longOption(word)] : cluster(word, style);
    const last = found.at(-1);
    if (last && last.value === undefined && style.valued.has(last.name)) {
      at += 1;
      found[found.length - 1] = { ...last, value: rest[at]?.value, valueWord: rest[at] };
    }
    append(options, found);
  }
  return new SortedArguments(options, operands);
}

class SortedArguments implements Arguments {
  readonly options: readonly Option[];
  readonly operands: readonly ShellWord[];

  constructor(options: readonly Option[], operands: readonly ShellWord[]) {
    this.options = options;
    this.operands = operands;
  }

  has(...names: readonly string[]): boolean {
    return this.options.some(({ name }) => names.includes(name));
  }

  option(...names: readonly string[]): Option | undefined {
    return this.options.findLast(({ name }) => names.includes(name));
  }
}

function longOption(word: ShellWord): Option {
  const text = word.value.slice(word.value.startsWith('--') ? 2 : 1);
  const equals = text.indexOf('=');
  const name = equals === -1 ? text : text.slice(0, equals);
  return { name, word, value: equals === -1 ? undefined : text.slice(equals + 1), valueWord: undefined };
}

/** `-yqt sid`: letters up to the first that takes a value; what is glued to that one is its value. */
function cluster(word: ShellWord, style: Style): Option[] {
  const letters = word.value.slice(1);
  const found: Option[] = [];
  for (let at = 0; at < letters.length; at++) {
    const name = letters[at] ?? '';
    const glued = letters.slice(at + 1);
    const takes = style.valued.has(name) && glued !== '';
    const value = takes ? glued.slice(glued.startsWith('=') ? 1 : 0) : undefined;
    found.push({ name, word, value, valueWord: undefined });
    if (takes || glued.startsWith('=')) break;
  }
  return found;
}

/** A flag as hadolint and ShellCheck count them. */
export interface Flag {
  readonly name: string;
  readonly word: ShellWord;
}

/**
 * Flags without any knowledge of the program, up to `--`: `--long=v` gives `long`, `-abc` gives `a`, `b` and `c`; a
 * value in a word of its own is not seen. For parity with other tools; `argumentsOf` knows better.
 */
export function flagsOf({ words }: Pick<Invocation, 'words'>): readonly Flag[] {
  const flags: Flag[] = [];
  for (let at = 1; at < words.length; at++) {
    const word = words[at];
    const text = word?.value ?? '';
    if (text === '--') break;
    if (!word || !text.startsWith('-')) continue;
    if (text.startsWith('--')) flags.push({ name: text.slice(2).split('=', 1)[0] ?? '', word });
    else for (const name of text.slice(1)) flags.push({ name, word });
  }
  return flags;
}

/** The arguments that gave no flag, in `flagsOf`'s sense; `-` and `--` are among them. */
export function plainArgumentsOf({ words }: Pick<Invocation, 'words'>): readonly ShellWord[] {
  const end = words.findIndex(({ value }, index) => index > 0 && value === '--');
  return words.filter(
    ({ value }, index) => index > 0 && ((end !== -1 && index >= end) || value === '-' || !value.startsWith('-')),
  );
}
