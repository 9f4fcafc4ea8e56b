/** Rough compressed size; there are no exact numbers without a registry. */
export type SizeClass = 'tiny' | 'small' | 'medium' | 'large';

const FULL_IMAGES = new Set([
  'node',
  'python',
  'ruby',
  'golang',
  'rust',
  'gcc',
  'php',
  'perl',
  'openjdk',
  'buildpack-deps',
  'haskell',
  'swift',
  'elixir',
  'erlang',
  'maven',
  'gradle',
]);
const SYSTEMS = new Set([
  'debian',
  'ubuntu',
  'fedora',
  'almalinux',
  'rockylinux',
  'oraclelinux',
  'amazonlinux',
  'photon',
]);

/** Size class of an image; undefined when nothing is known of its kind. */
export function sizeOf(image: string, variant: readonly string[], os: string | undefined): SizeClass | undefined {
  if (image === 'alpine' || image === 'busybox') return 'tiny';
  if (SYSTEMS.has(image)) return 'small';
  const light = variant.includes('slim') || familyOf(os) === 'alpine';
  if (FULL_IMAGES.has(image))
    return light ? (image === 'node' || image === 'python' || image === 'ruby' ? 'small' : 'medium') : 'large';
  return light && image === 'nginx' ? 'small' : 'medium';
}

/** The distribution of `debian:12`. */
export function familyOf(os: string | undefined): string | undefined {
  return os?.split(':')[0];
}
