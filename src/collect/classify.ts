import type { LanguageId } from '../core/document.ts';
import { DOCKERFILE_TEMPLATE_ENDINGS, TEMPLATE_ENDINGS } from '../core/template-endings.ts';

const DOCKERFILE_NAME = /(?:^|[./_-])(?:dockerfile|containerfile)(?:[./_-]|$)/i;
/** `Dockerfile.md`, `Dockerfile.template`: names that hold the word, and text of another language. */
const NOT_DOCKERFILE = new RegExp(
  `\\.(?:md|markdown|txt|rst|html?|js|cjs|mjs|ts|py|rb|go|rs|java|sh|json|ya?ml|toml|xml|dockerignore|orig|rej|bak|swp|${DOCKERFILE_TEMPLATE_ENDINGS.join('|')})$`,
  'i',
);
const YAML_NAME = new RegExp(`\\.(?:ya?ml(?:\\.(?:${TEMPLATE_ENDINGS.join('|')}))?|json)$`, 'i');
const PLAIN_NAME = /\.(?:ya?ml|json)$/i;
const COMPOSE_NAME =
  /(?:^|\/)(?:[\w.-]*[._-])?(?:docker-compose|compose|podman-compose|container-compose)(?:[._-][\w.-]*)?\.ya?ml$/i;
/** Keys of objects. Whoever mistypes the case of a letter gets a finding, so that counts for nothing. */
const API_VERSION = /^\uFEFF?(?:-[ \t]+)?["']?api_?version["']?[ \t]*:/im;
const KIND = /^\uFEFF?(?:-[ \t]+)?["']?kind["']?[ \t]*:/im;
const INDENTED = /^([ \t]+(?:-[ \t]+)?|-[ \t]+)["']?(apiVersion|kind)["']?[ \t]*:/gm;
/** What stands before the first key of a document, actions of templates and comments aside. */
const ROOT = /^([ \t]*(?:-[ \t]+)?)(?![ \t\r#]|\{[{%]|<%|-|$)/m;
/** In flow style only texts count as values: where a schema describes the keys, mappings follow them. */
const FLOW_API_VERSION = /["']?apiVersion["']?\s*:\s*(?:["'a-z$]|\{\{)/;
const FLOW_KIND = /["']?kind["']?\s*:\s*(?:["'A-Za-z$]|\{\{)/;
/** What describes an interface or a schema, and quotes manifests as examples at most. */
const DESCRIPTION = /^\uFEFF?(?:\s|#.*\n)*(?:\{\s*)?["']?(?:\$schema|swagger|openapi|asyncapi)["']?\s*:/;
/** A kustomization needs neither key; it is read for its patches. */
const KUSTOMIZATION_NAME = /(?:^|\/)kustomization\.ya?ml$/;
const PATCHES = /^["']?patches\w*["']?[ \t]*:/m;
const SERVICES = /^\uFEFF?["']?services["']?[ \t]*:/m;
const IMAGE_OR_BUILD = /^[ \t]+["']?(?:image|build)["']?[ \t]*:/m;

/**
 * What a path alone tells: a language, `yaml` when the content decides, or undefined when it is none of ours. Compiling
 * the patterns takes longer than all else that is done with the usual names, so those are told without.
 */
export function classifyPath(path: string): LanguageId | 'yaml' | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'Dockerfile') return 'dockerfile';
  if (name.endsWith('.yaml') || name.endsWith('.yml') || name.endsWith('.json')) return 'yaml';
  const lower = name.toLowerCase();
  if (lower.includes('erfile') && DOCKERFILE_NAME.test(name) && !NOT_DOCKERFILE.test(name)) return 'dockerfile';
  if ((lower.includes('.y') || lower.includes('.json')) && YAML_NAME.test(name)) return 'yaml';
  return undefined;
}

/** The language of a YAML or JSON file by its content, undefined when it is neither a manifest nor a Compose file. */
export function classifyYaml(path: string, text: string): 'kubernetes' | 'compose' | undefined {
  const json = /\.json$/i.test(path);
  if (isManifest(text, json || isFlow(text))) return 'kubernetes';
  if (KUSTOMIZATION_NAME.test(path)) return PATCHES.test(text) ? 'kubernetes' : undefined;
  // Only manifests can be read as templates.
  if (json || !PLAIN_NAME.test(path)) return undefined;
  if (COMPOSE_NAME.test(path)) return 'compose';
  return SERVICES.test(text) && IMAGE_OR_BUILD.test(text) && !/^(?:jobs|stages)[ \t]*:/m.test(text)
    ? 'compose'
    : undefined;
}

/** Whether both keys stand in a text. Most files end at the search for the word, before any expression is asked. */
function isManifest(text: string, flow: boolean): boolean {
  if (!text.includes('ersion')) return false;
  if (flow) return FLOW_API_VERSION.test(text) && FLOW_KIND.test(text) && !DESCRIPTION.test(text);
  return (API_VERSION.test(text) && KIND.test(text)) || hasIndentedObject(text);
}

/** Whether an object is indented as a whole, as below an action of a template; what lies deeper is a part of something. */
function hasIndentedObject(text: string): boolean {
  if (!text.includes('apiVersion')) return false;
  const found = new Set<string>();
  for (const part of text.split('\n---')) {
    const column = ROOT.exec(part)?.[1]?.length;
    if (column === undefined || !part.includes('kind')) continue;
    for (const { 1: indent, 2: key } of part.matchAll(INDENTED)) if (indent?.length === column && key) found.add(key);
  }
  return found.size > 1;
}

/** Whether a document is written as `{…}`, which may stand on the line of its mark. */
function isFlow(text: string): boolean {
  return /^\s*\{/.test(text) || /^(?:\s|#.*\n)*\{(?![{%#])/.test(text) || /^---\s+\{(?![{%#])/m.test(text);
}

/** The language of a file, by name and then by content. Shell scripts only when asked for by name. */
export function classify(path: string, text: string): LanguageId | undefined {
  const byPath = classifyPath(path);
  if (byPath === 'yaml') return classifyYaml(path, text);
  return byPath ?? (/\.(?:sh|bash|dash|ash|ksh)$/i.test(path) ? 'shell' : undefined);
}
