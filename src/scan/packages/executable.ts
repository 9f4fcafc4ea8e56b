import { inflateSync } from 'node:zlib';
import { ScanError } from '../error.ts';
import { field, listField, parseJson, textField } from '../json.ts';
import { describe, type Found, type FoundPackage, listOfOne } from './found.ts';

/** Where Go programs keep what they were built from: debug/buildinfo of Go's library. */
const GO_MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
const GO_HEADER = 32;
/** Whether version and modules follow the header as text, as they do since Go 1.18. */
const GO_INLINE = 2;
const GO_MOST = 4 * 1024 * 1024;
/** Surrounds the list of modules on both sides. */
const SENTINEL = 16;

/** The section of an ELF file that cargo-auditable writes. */
const CARGO_SECTION = Buffer.from('.dep-v0\0', 'latin1');
const ELF = Buffer.from('\x7fELF', 'latin1');
const CARGO_MOST = 16 * 1024 * 1024;

/** What a program shows of itself while it is read. */
export interface Traces {
  readonly go?: Found;
  /** It names the section of cargo-auditable: read it whole. */
  readonly isCargo: boolean;
}

/** Looks through a program piece by piece, with what overlaps two of them. */
export async function traceExecutable(pieces: AsyncIterable<Buffer>): Promise<Traces> {
  let before: Buffer = Buffer.alloc(0);
  let isCargo = false;
  let isElf: boolean | undefined;
  let go: Found | undefined;
  const source = pieces[Symbol.asyncIterator]();
  for (let next = await source.next(); !next.done; next = await source.next()) {
    let bytes = before.length === 0 ? next.value : Buffer.concat([before, next.value]);
    isElf ??= bytes.subarray(0, ELF.length).equals(ELF);
    isCargo ||= isElf && bytes.includes(CARGO_SECTION);
    for (let at = go ? -1 : bytes.indexOf(GO_MAGIC); at !== -1; at = bytes.indexOf(GO_MAGIC, at + 1)) {
      bytes = await complete(bytes, at, source);
      go = readGoInfo(bytes.subarray(at));
      if (go) break;
    }
    before = bytes.subarray(Math.max(0, bytes.length - GO_HEADER));
  }
  return { ...(go && { go }), isCargo };
}

/** Reads on until version and modules are there. */
async function complete(start: Buffer, at: number, source: AsyncIterator<Buffer>): Promise<Buffer> {
  const parts = [start];
  let size = start.length;
  while (size - at < GO_MOST && goLength(parts.length === 1 ? start : Buffer.concat(parts, size), at) > size - at) {
    const next = await source.next();
    if (next.done) break;
    parts.push(next.value);
    size += next.value.length;
  }
  return parts.length === 1 ? start : Buffer.concat(parts, size);
}

/** Bytes that the information takes, as far as the bytes so far say; 0 when it is not valid. */
function goLength(bytes: Buffer, at: number): number {
  const info = bytes.subarray(at);
  if (info.length < GO_HEADER + 10) return GO_HEADER + 10;
  if (((info[15] ?? 0) & GO_INLINE) === 0) return 0;
  const version = readLength(info, GO_HEADER);
  if (!version || version.value > 200) return 0;
  const end = version.end + version.value;
  const modules = readLength(info, end);
  return modules ? modules.end + modules.value : end + 10;
}

function readLength(bytes: Buffer, at: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let index = 0; index < 5; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    value += (byte & 127) * 128 ** index;
    if (byte < 128) return { value, end: at + index + 1 };
  }
  return undefined;
}

/** `undefined` when this is not build information, but for example the text that is looked for. */
export function readGoInfo(info: Buffer): Found | undefined {
  if (info.length < GO_HEADER || ((info[15] ?? 0) & GO_INLINE) === 0) return undefined;
  const version = readLength(info, GO_HEADER);
  if (!version) return undefined;
  const toolchain = info.toString('utf8', version.end, version.end + version.value);
  if (!/^(?:go\d|devel )/.test(toolchain)) return undefined;
  const modules = readLength(info, version.end + version.value);
  const end = modules ? modules.end + Math.min(modules.value, GO_MOST) - SENTINEL : 0;
  const text = modules && end > modules.end + SENTINEL ? info.toString('utf8', modules.end + SENTINEL, end) : '';
  const stdlib = /^go(\d\S*)/.exec(toolchain)?.[1];
  return {
    packages: [...listOfOne(describe('golang', 'stdlib', stdlib)), ...readModules(text)],
  };
}

/** Lines `mod|dep PATH VERSION SUM`; `=> PATH VERSION SUM` replaces the one before. */
function readModules(text: string): FoundPackage[] {
  const found: FoundPackage[] = [];
  for (const line of text.split('\n')) {
    const [kind, path, version] = line.split('\t');
    if (kind !== 'mod' && kind !== 'dep' && kind !== '=>') continue;
    const isLocal = !version || version === '(devel)';
    if (kind === '=>') found.pop();
    if (kind === 'mod' && isLocal) continue;
    const module = describe('golang', path, isLocal ? '(devel)' : version);
    if (module) found.push(module);
  }
  return found.filter(({ version }) => version !== '(devel)');
}

/** The section `.dep-v0` of an ELF program: zlib over JSON, https://github.com/rust-secure-code/cargo-auditable. */
export function readCargo(program: Buffer): Found {
  const section = sectionOf(program, '.dep-v0');
  if (!section) return { packages: [] };
  let json: unknown;
  try {
    json = parseJson(inflateSync(section, { maxOutputLength: CARGO_MOST }), 'the list of crates');
  } catch (error) {
    if (error instanceof ScanError || error instanceof Error)
      return { packages: [], gap: 'its list of crates is damaged' };
    throw error;
  }
  return {
    packages: listField(json, 'packages')
      .filter((entry) => field(entry, 'root') !== true && textField(entry, 'kind') !== 'build')
      .flatMap((entry) => listOfOne(describe('cargo', textField(entry, 'name'), textField(entry, 'version')))),
  };
}

/** Content of a section of a little-endian ELF file, with 32 or 64 bits. */
function sectionOf(file: Buffer, wanted: string): Buffer | undefined {
  if (file.length < 64 || !file.subarray(0, 4).equals(ELF) || file[5] !== 1) return undefined;
  const isWide = file[4] === 2;
  const table = isWide ? Number(file.readBigUInt64LE(40)) : file.readUInt32LE(32);
  const size = file.readUInt16LE(isWide ? 58 : 46);
  const count = file.readUInt16LE(isWide ? 60 : 48);
  const names = file.readUInt16LE(isWide ? 62 : 50);
  if (size < (isWide ? 64 : 40) || table + count * size > file.length || names >= count) return undefined;
  const place = (index: number): { start: number; end: number } => {
    const at = table + index * size;
    const start = isWide ? Number(file.readBigUInt64LE(at + 24)) : file.readUInt32LE(at + 16);
    return { start, end: start + (isWide ? Number(file.readBigUInt64LE(at + 32)) : file.readUInt32LE(at + 20)) };
  };
  const { start } = place(names);
  for (let index = 0; index < count; index++) {
    const at = start + file.readUInt32LE(table + index * size);
    if (file.toString('latin1', at, at + wanted.length + 1) !== `${wanted}\0`) continue;
    const section = place(index);
    return section.end <= file.length ? file.subarray(section.start, section.end) : undefined;
  }
  return undefined;
}
