import { type Context, nameOf } from '../context.ts';
import { chooseLine, imageOn, userOf } from '../images.ts';
import type { Plan } from '../plan.ts';
import { objectOf, textAt } from '../project.ts';
import { sourcesOf } from '../sources.ts';
import { safeVersion } from '../words.ts';
import { assetsOf } from './assets.ts';

/** Extensions that the official images have. */
const BUILT_IN = new Set(
  'ctype curl date dom fileinfo filter hash iconv json libxml mbstring openssl pcre pdo pdo_sqlite phar posix random readline reflection session simplexml sodium spl sqlite3 standard tokenizer xml xmlreader xmlwriter zlib zend-opcache opcache'.split(
    ' ',
  ),
);

const ROOT = '/var/www/html';

/** What Laravel writes goes to /tmp and standard error, since the image is read-only. */
const LARAVEL = [
  'LOG_CHANNEL=stderr',
  'VIEW_COMPILED_PATH=/tmp',
  'APP_SERVICES_CACHE=/tmp/services.php',
  'APP_PACKAGES_CACHE=/tmp/packages.php',
  'APP_CONFIG_CACHE=/tmp/config.php',
  'APP_ROUTES_CACHE=/tmp/routes.php',
  'APP_EVENTS_CACHE=/tmp/events.php',
];

/** Plan of a PHP project; `server` is asked where it is undefined. */
export async function phpPlan(context: Context, server?: 'apache' | 'fpm'): Promise<Plan> {
  const { project, questions, notes, today } = context;
  const json = await project.json('composer.json');
  const packages = objectOf(json['require']);
  const hasComposer = project.has('composer.json');
  const kind = server ?? (await kindOf(context));
  const usable = (line: string): boolean => imageOn('php', line, [kind], 'debian', today) !== undefined;
  const platform = safeVersion(textAt(objectOf(objectOf(json['config'])['platform']), 'php'));
  const line = chooseLine('php', { exact: platform, range: textAt(packages, 'php') }, today, usable);
  if (line.instead !== undefined)
    notes.push(`PHP ${line.name} is used: the version the project asks for ends within 180 days or has no image`);
  const image = imageOn('php', line.name, [kind], 'debian', today) ?? `php:${line.name}-${kind}`;
  const isLaravel = Object.hasOwn(packages, 'laravel/framework');
  const isSymfony = Object.hasOwn(packages, 'symfony/framework-bundle');
  const documents = project.has('public/index.php') ? `${ROOT}/public` : ROOT;
  const extensions = Object.keys(packages)
    .flatMap((name) => /^ext-([a-z0-9_-]{1,40})$/.exec(name)?.[1] ?? [])
    .filter((name) => !BUILT_IN.has(name));
  const isApache = kind === 'apache';
  const bootstrap = await sourcesOf(project, /^bootstrap\/app\.php$/);
  const path = isApache
    ? bootstrap.some(({ text }) => /health:\s*'\/up'/.test(text))
      ? '/up'
      : await healthPath(context)
    : undefined;
  const port = isApache ? 8080 : 9000;
  if (!isApache)
    notes.push('php-fpm speaks FastCGI on port 9000: a web server such as nginx has to pass requests to it');
  if (hasComposer && !project.has('composer.lock'))
    notes.push(
      'no composer.lock: builds differ from day to day until `composer update` writes one and it is committed',
    );
  // Vite for Laravel and Encore for Symfony both write to public/build.
  const assets = isLaravel || isSymfony ? await assetsOf(context) : undefined;
  return {
    title: `${isLaravel ? 'Laravel' : isSymfony ? 'Symfony' : 'PHP'} with ${isApache ? 'Apache' : 'php-fpm'}`,
    name: nameOf(context, textAt(json, 'name')?.replace(/^.*\//, '')),
    build: [
      ...(hasComposer ? composerStage(project.has('composer.lock')) : []),
      ...(assets ? ['', ...assets.stage('assets')] : []),
    ],
    base: image,
    final: [
      ...(extensions.length > 0
        ? [
            'RUN --mount=type=bind,from=mlocati/php-extension-installer:2,source=/usr/bin/install-php-extensions,target=/usr/local/bin/install-php-extensions \\',
            `    install-php-extensions ${extensions.join(' ')}`,
          ]
        : []),
      'RUN mv "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini"',
      ...(isApache ? apacheLines(documents, port) : []),
      ...envLines(
        isLaravel ? LARAVEL : isSymfony ? ['APP_ENV=prod', 'APP_CACHE_DIR=/tmp/cache', 'APP_LOG_DIR=/tmp/log'] : [],
      ),
      `WORKDIR ${ROOT}`,
      'COPY . .',
      ...(hasComposer ? ['COPY --from=vendor /app/vendor ./vendor'] : []),
      ...(assets ? ['COPY --from=assets /app/public/build ./public/build'] : []),
    ],
    user: userOf(image, 'www-data'),
    port,
    protocol: isApache ? 'http' : 'fastcgi',
    health: { path, tool: 'php' },
    writes: isApache ? ['/run/apache2', '/run/lock'] : [],
    memory: '256Mi',
    ignores: ['vendor', 'node_modules', 'public/build', 'public/hot', 'var', 'storage/logs', '.phpunit.cache'],
    secrets: assets?.secrets ?? [],
    notes,
  };

  async function healthPath(_: Context): Promise<string | undefined> {
    const answer = await questions.ask('health check path', 'none', (text) =>
      /^(?:none|\/[\w./-]*)$/.test(text) ? text : undefined,
    );
    return answer === 'none' ? undefined : answer;
  }
}

/** Apache unless the repository configures another web server. */
async function kindOf({ project, questions }: Context): Promise<'apache' | 'fpm'> {
  if (project.has('.htaccess') || project.has('public/.htaccess')) return 'apache';
  if (project.files.some((path) => /(?:^|\/)(?:nginx[\w.-]*\.conf|Caddyfile|(?:www|fpm)[\w.-]*\.conf)$/.test(path)))
    return 'fpm';
  const answer = await questions.ask('web server (apache or fpm)', 'apache', (text) =>
    text === 'apache' || text === 'fpm' ? text : undefined,
  );
  return answer === 'fpm' ? 'fpm' : 'apache';
}

/** Composer's image has its own PHP, so the platform is that of the lock file and not checked again. */
function composerStage(isLocked: boolean): string[] {
  const run = 'RUN --mount=type=cache,target=/tmp/cache composer';
  return [
    'FROM composer:2 AS vendor',
    'WORKDIR /app',
    `COPY composer.json ${isLocked ? 'composer.lock ' : ''}./`,
    `${run} install --no-dev --no-interaction --no-scripts --no-autoloader --ignore-platform-reqs`,
    'COPY . .',
    `${run} dump-autoload --no-dev --optimize --no-scripts --ignore-platform-reqs`,
  ];
}

/** A port that needs no privileges, and the directory that is served. */
function apacheLines(documents: string, port: number): string[] {
  const site = '/etc/apache2/sites-available/000-default.conf';
  return [
    `RUN sed -i 's/^Listen 80$/Listen ${port}/' /etc/apache2/ports.conf \\`,
    `    && sed -i -e 's/:80>/:${port}>/' -e 's#${ROOT}#${documents}#' ${site} \\`,
    '    && a2enmod rewrite',
  ];
}

function envLines(pairs: readonly string[]): string[] {
  return pairs.length === 0 ? [] : [`ENV ${pairs.join(' \\\n    ')}`];
}
