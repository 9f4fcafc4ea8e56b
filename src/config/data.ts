import { ConfigError, configTooLarge, MAX_CONFIG_BYTES } from '../core/errors.ts';
import { LineIndex, type Span } from '../core/text.ts';
import { type ConfigProblem, isObject, type Path } from './shape.ts';

/** Longer keys are cut in messages. */
const SHOWN = 40;

/** The content of a configuration file as plain data, with the places that error messages need. */
export interface ConfigData {
  readonly value: unknown;
  /** Where a path of keys stands in the file; asked only when something is wrong. */
  locate(problem: ConfigProblem): Promise<Span>;
}

/** Reads YAML or JSON text. Throws a ConfigError with the place of what cannot be read. */
export async function readData(file: string, text: string, under?: string): Promise<ConfigData> {
  if (text.length > MAX_CONFIG_BYTES) throw new ConfigError(`${file} ${configTooLarge(Buffer.byteLength(text))}`);
  if (!file.endsWith('.json')) return readYaml(file, text);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    await readYaml(file, text);
    const at = /position (\d+)/.exec(String(error))?.[1];
    throw located(file, text, Number(at ?? 0), 'is not JSON: comments and commas at the end are not allowed');
  }
  const inner = under === undefined || !isObject(value) ? value : value[under];
  return {
    value: inner,
    locate: async (problem) => {
      const path = under === undefined ? problem.path : [under, ...problem.path];
      return (await readYaml(file, text)).locate({ ...problem, path });
    },
  };
}

async function readYaml(file: string, text: string): Promise<ConfigData> {
  const { toData, findPath, firstProblem } = await import('./yaml-data.ts');
  const root = toData(text);
  const problem = firstProblem(root);
  if (problem) throw located(file, text, problem.at, await presentable(problem.message));
  return { value: root.value, locate: async ({ path, on }) => findPath(root, path, on) };
}

/** An error that names file, line and column. */
function located(file: string, text: string, offset: number, message: string): ConfigError {
  const { line, column } = new LineIndex(text).position(offset);
  return new ConfigError(`${file}:${line}:${column}: ${message}`);
}

/** One error for all problems of a file, in the order in which they stand there. */
export async function problemsError(
  file: string,
  text: string,
  data: ConfigData,
  problems: readonly ConfigProblem[],
): Promise<ConfigError> {
  const message = (await placedProblems(file, text, data, problems)).join('\n');
  return new ConfigError(message, { hint: 'the keys and their values are in schema.json of the package' });
}

/** A line for each problem, `file:line:column: …`, in the order in which they stand in the file. */
export async function placedProblems(
  file: string,
  text: string,
  data: ConfigData,
  problems: readonly ConfigProblem[],
): Promise<readonly string[]> {
  const lines = new LineIndex(text);
  const placed = await Promise.all(problems.map(async (one) => ({ one, span: await data.locate(one) })));
  placed.sort((a, b) => a.span.start - b.span.start);
  const shown = placed.map(({ one, span }) => {
    const { line, column } = lines.position(span.start);
    return `${file}:${line}:${column}: ${sentence(one)}`;
  });
  return Promise.all(shown.map(presentable));
}

/** A sentence that quotes keys of a file: without the secrets that they may hold, and with enough of each to find it by. */
async function presentable(sentence: string): Promise<string> {
  const { maskSecrets } = await import('../core/mask.ts');
  return maskSecrets(sentence).replace(/`([^`]*)`/g, (quote, key: string) => {
    return key.length > SHOWN ? `\`${key.slice(0, SHOWN)}…\`` : quote;
  });
}

function sentence({ path, on, message }: ConfigProblem): string {
  if (on === 'key' || /^`|^unknown /.test(message)) return message;
  const name = pathText(path);
  return name === '' ? `the configuration ${message}` : `\`${name}\` ${message}`;
}

function pathText(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}
