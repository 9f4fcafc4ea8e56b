/** Variables by which Git tells its children which repository they are in, and a few that only its own hooks need. */
const REPOSITORY = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_CONFIG',
  'GIT_CONFIG_PARAMETERS',
  'GIT_CONFIG_COUNT',
  'GIT_OBJECT_DIRECTORY',
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_GRAFT_FILE',
  'GIT_INDEX_FILE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_REPLACE_REF_BASE',
  'GIT_PREFIX',
  'GIT_SHALLOW_FILE',
  'GIT_COMMON_DIR',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_NAMESPACE',
  'GIT_EDITOR',
  'GIT_REFLOG_ACTION',
  'GIT_QUARANTINE_PATH',
]);

/**
 * The environment for a program that is not Git on this repository. Without the repository's variables, a tool that
 * itself calls Git elsewhere cannot write into the index that is being committed. Certificates that the hook script
 * set aside for a faster start are given back.
 */
export function toolEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || REPOSITORY.has(name) || /^(?:GITHEAD_|GIT_CONFIG_(?:KEY|VALUE)_)/.test(name)) continue;
    own[name] = value;
  }
  const { PLIMSOLL_EXTRA_CA_CERTS: certificates } = own;
  if (certificates !== undefined) {
    own['NODE_EXTRA_CA_CERTS'] = certificates;
    delete own['PLIMSOLL_EXTRA_CA_CERTS'];
  }
  return own;
}
