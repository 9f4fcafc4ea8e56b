import { table } from '../../../core/table.ts';

/** What holds for an image whatever its tag; what differs by variant is in `base-variants.ts`. */
export interface ImageFacts {
  /** WORKDIR; absent when it differs between tags. */
  readonly workdir?: string;
}

const PLAIN: ImageFacts = { workdir: '/' };
const WEB: ImageFacts = { workdir: '/var/www/html' };

/** Official images that start as root, by short name. */
const OFFICIAL: Readonly<Record<string, ImageFacts>> = table({
  ...Object.fromEntries(
    (
      'debian ubuntu alpine busybox fedora almalinux amazonlinux oraclelinux centos buildpack-deps gcc node python ' +
      'ruby rust eclipse-temurin amazoncorretto openjdk maven elixir erlang haskell swift bash archlinux nginx postgres ' +
      'mysql mongo'
    )
      .split(' ')
      .map((name): [string, ImageFacts] => [name, PLAIN]),
  ),
  golang: { workdir: '/go' },
  httpd: { workdir: '/usr/local/apache2' },
  tomcat: { workdir: '/usr/local/tomcat' },
  gradle: { workdir: '/home/gradle' },
  composer: { workdir: '/app' },
  php: {},
  wordpress: WEB,
  nextcloud: WEB,
  redis: { workdir: '/data' },
});

/** Other images that start as root, by full name. */
const OTHERS: Readonly<Record<string, ImageFacts>> = table({
  'mcr.microsoft.com/dotnet/sdk': PLAIN,
  'mcr.microsoft.com/dotnet/aspnet': PLAIN,
  'mcr.microsoft.com/dotnet/runtime': PLAIN,
});

/** Facts of an image by its official short name, or by its full name. */
export function imageFactsOf(official: string | undefined, name: string): ImageFacts | undefined {
  const table = official === undefined ? OTHERS : OFFICIAL;
  const key = official ?? name;
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
