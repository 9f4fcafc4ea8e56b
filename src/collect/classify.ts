import type { LanguageId } from '../core/document.ts';
import { TEMPLATE_ENDINGS } from '../core/template-endings.ts';

const DOCKERFILE_NAME = /(?:^|[./_-])(?:dockerfile|containerfile)(?:[./_-]|$)/i;
/** `Dockerfile.md`, `Dockerfile.template`'s kin: names that hold the word but other languages' text. */
const NOT_DOCKERFILE =
  /\.(?:md|markdown|txt|rst|html?|js|cjs|mjs|ts|py|rb|go|rs|java|sh|json|ya?ml|toml|xml|dockerignore|orig|rej|bak|swp|erb|j2|jinja2?|tmpl|tpl|m4|in)$/i;
const YAML_NAME = new RegExp(`\\.(?:ya?ml(?:\\.(?:${TEMPLATE_ENDINGS.join('|')}))?|json)$`, 'i');
const PLAIN_NAME = /\.(?:ya?ml|json)$/i;
const COMPOSE_NAME =
  /(?:^|\/)(?:[\w.-]*[._-])?(?:docker-compose|compose|podman-compose|container-compose)(?:[._-][\w.-]*)?\.ya?ml$/i;
const API_VERSION = /^\uFEFF?[ \t]*(?:-[ \t]+)?["']?apiVersion["']?[ \t]*:/m;
const KIND = /^\uFEFF?[ \t]*(?:-[ \t]+)?["']?kind["']?[ \t]*:/m;
const FLOW_API_VERSION = /["']?apiVersion["']?\s*:/;
const FLOW_KIND = /["']?kind["']?\s*:/;
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
  if (!text.includes('apiVersion')) return false;
  return flow ? FLOW_API_VERSION.test(text) && FLOW_KIND.test(text) : API_VERSION.test(text) && KIND.test(text);
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
