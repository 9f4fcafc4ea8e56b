/** What is known of an image beside its versions. */
export interface ImageFacts {
  /** WORKDIR; absent when it differs between tags. */
  readonly workdir?: string;
  /** Uid of the default user. */
  readonly uid: number;
  /** Further users that the image brings, with their uids. */
  readonly users?: Readonly<Record<string, number>>;
}

const PLAIN: ImageFacts = { workdir: '/', uid: 0 };
const WEB: ImageFacts = { workdir: '/var/www/html', uid: 0, users: { 'www-data': 33 } };

/** Official images by short name. */
const OFFICIAL: Readonly<Record<string, ImageFacts>> = {
  ...Object.fromEntries(
    (
      'debian alpine busybox fedora almalinux amazonlinux oraclelinux centos buildpack-deps gcc python ruby rust ' +
      'eclipse-temurin amazoncorretto openjdk maven elixir erlang haskell swift bash archlinux'
    )
      .split(' ')
      .map((name): [string, ImageFacts] => [name, PLAIN]),
  ),
  ubuntu: { workdir: '/', uid: 0 },
  node: { workdir: '/', uid: 0, users: { node: 1000 } },
  golang: { workdir: '/go', uid: 0 },
  nginx: { workdir: '/', uid: 0, users: { nginx: 101 } },
  httpd: { workdir: '/usr/local/apache2', uid: 0 },
  tomcat: { workdir: '/usr/local/tomcat', uid: 0 },
  gradle: { workdir: '/home/gradle', uid: 0 },
  composer: { workdir: '/app', uid: 0 },
  php: { uid: 0 },
  wordpress: WEB,
  nextcloud: WEB,
  postgres: { workdir: '/', uid: 0, users: { postgres: 999 } },
  mysql: { workdir: '/', uid: 0, users: { mysql: 999 } },
  mongo: { workdir: '/', uid: 0, users: { mongodb: 999 } },
  redis: { workdir: '/data', uid: 0, users: { redis: 999 } },
};

const DOTNET: ImageFacts = { workdir: '/', uid: 0, users: { app: 1654 } };

/** Other images by full name. */
const OTHERS: Readonly<Record<string, ImageFacts>> = {
  'mcr.microsoft.com/dotnet/sdk': DOTNET,
  'mcr.microsoft.com/dotnet/aspnet': DOTNET,
  'mcr.microsoft.com/dotnet/runtime': DOTNET,
};

/** Facts of an image by its official short name, or by its full name. */
export function imageFactsOf(official: string | undefined, name: string): ImageFacts | undefined {
  const table = official === undefined ? OTHERS : OFFICIAL;
  const key = official ?? name;
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
