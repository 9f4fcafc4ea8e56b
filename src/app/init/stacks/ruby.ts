import { type Context, nameOf, serverOf } from '../context.ts';
import { chooseLine, imageOn, userOf } from '../images.ts';
import type { Plan } from '../plan.ts';
import { sourcesOf } from '../sources.ts';
import { safeVersion } from '../words.ts';
import { assetsOf } from './assets.ts';

/** Gems with native parts: packages to build with, and libraries to run with on Debian 13. */
const NATIVE: readonly (readonly [gem: string, build: string, run: string | undefined])[] = [
  ['pg', 'libpq-dev', 'libpq5'],
  ['mysql2', 'default-libmysqlclient-dev', 'libmariadb3'],
  ['trilogy', 'libssl-dev', undefined],
  ['ruby-vips', 'libvips-dev', 'libvips42t64'],
];

const APT = [
  'RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\',
  '    --mount=type=cache,target=/var/lib/apt,sharing=locked \\',
  '    rm -f /etc/apt/apt.conf.d/docker-clean \\',
];

/** Plan of a project for Bundler: Rails, Sinatra or another Rack application. */
export async function rubyPlan(context: Context): Promise<Plan> {
  const { project, notes, today } = context;
  const gemfile = await project.text('Gemfile');
  const lock = await project.text('Gemfile.lock');
  const isLocked = lock !== '';
  if (!isLocked)
    notes.push('no Gemfile.lock: builds differ from day to day until `bundle lock` writes one and it is committed');
  const uses = (gem: string): boolean =>
    new RegExp(`^ {4}${gem} \\(`, 'm').test(lock) || new RegExp(`^[ \\t]*gem ['"]${gem}['"]`, 'm').test(gemfile);
  const exact =
    safeVersion((await project.text('.ruby-version')).trim().replace(/^ruby-/, '')) ??
    /^[ \t]*ruby ['"](\d+\.\d+(?:\.\d+)?)['"]/m.exec(gemfile)?.[1] ??
    /^RUBY VERSION\n\s+ruby (\d+\.\d+\.\d+)/m.exec(lock)?.[1];
  const range = /^[ \t]*ruby ['"]([~><= \d.]+)['"]/m.exec(gemfile)?.[1];
  const usable = (line: string): boolean => imageOn('ruby', line, ['slim'], 'debian', today) !== undefined;
  const line = chooseLine('ruby', { exact, range }, today, usable);
  if (line.instead !== undefined)
    notes.push(
      `Ruby ${line.name} is used: Ruby ${line.instead} ends within 180 days or has no image; change .ruby-version and Gemfile`,
    );
  const image = imageOn('ruby', line.name, ['slim'], 'debian', today) ?? `ruby:${line.name}-slim`;
  const isRails = uses('rails');
  const native = NATIVE.filter(([gem]) => uses(gem));
  const libraries = native.flatMap(([, , run]) => run ?? []);
  const start = await startOf(context, isRails, uses);
  const routes = isRails ? await project.text('config/routes.rb') : '';
  const up = /['"]?(up)['"]?\s*=>\s*['"]rails\/health#show/.test(routes) ? '/up' : undefined;
  const { port, path } = await serverOf(context, start.texts, {
    port: start.port,
    path: up,
    standardPort: start.standardPort,
  });
  const hasAssets = isRails && (uses('propshaft') || uses('sprockets-rails'));
  const bundler = ['jsbundling-rails', 'cssbundling-rails', 'vite_rails', 'vite_ruby', 'shakapacker'].some(uses);
  const assets = isRails && bundler ? await assetsOf(context) : undefined;
  const user = userOf(image);
  const folders = isRails ? ['tmp', 'log', 'storage'] : [];
  const environment = isRails
    ? ['RAILS_ENV=production', 'RAILS_LOG_TO_STDOUT=1']
    : ['RACK_ENV=production', 'APP_ENV=production'];
  return {
    title: start.label,
    name: nameOf(context, undefined),
    build: [
      `FROM ${image} AS base`,
      'WORKDIR /app',
      `ENV ${[...environment, ...(isLocked ? ['BUNDLE_DEPLOYMENT=1'] : []), 'BUNDLE_PATH=/usr/local/bundle', 'BUNDLE_WITHOUT=development:test'].join(' \\\n    ')}`,
      '',
      'FROM base AS build',
      ...APT,
      '    && apt-get update \\',
      `    && apt-get install --yes --no-install-recommends ${['build-essential', 'git', 'libyaml-dev', 'pkg-config', ...native.map(([, build]) => build)].join(' ')}`,
      `COPY Gemfile ${isLocked ? 'Gemfile.lock ' : ''}${project.has('.ruby-version') ? '.ruby-version ' : ''}./`,
      'RUN bundle install && rm -rf /usr/local/bundle/ruby/*/cache',
      ...(assets
        ? [
            '# Node.js for the assets; the final image does not get it.',
            `COPY --from=${assets.image} /usr/local/bin/ /usr/local/bin/`,
            `COPY --from=${assets.image} /usr/local/lib/node_modules/ /usr/local/lib/node_modules/`,
            ...assets.install,
          ]
        : []),
      'COPY . .',
      ...(hasAssets
        ? [`RUN SECRET_KEY_BASE_DUMMY=1 bundle exec rails assets:precompile${assets ? ' && rm -rf node_modules' : ''}`]
        : []),
    ],
    base: 'base',
    final: [
      ...(libraries.length > 0
        ? [
            ...APT,
            '    && apt-get update \\',
            `    && apt-get install --yes --no-install-recommends ${libraries.join(' ')}`,
          ]
        : []),
      `ENV HOME=/tmp PORT=${port}`,
      'COPY --from=build /usr/local/bundle /usr/local/bundle',
      'COPY --from=build /app ./',
      ...(folders.length > 0
        ? [`RUN mkdir -p ${folders.join(' ')} && chown ${user.uid}:${user.gid} ${folders.join(' ')}`]
        : []),
    ],
    user,
    port,
    protocol: 'http',
    health: { path, tool: 'ruby' },
    start: { instruction: 'CMD', words: start.words(port) },
    writes: folders.map((folder) => `/app/${folder}`),
    memory: '512Mi',
    ignores: [
      'log',
      'tmp',
      'storage',
      'vendor/bundle',
      '.bundle',
      'node_modules',
      'public/assets',
      'config/master.key',
      'coverage',
    ],
    secrets: assets?.secrets ?? [],
    notes: isRails ? [...notes, 'pass RAILS_MASTER_KEY or SECRET_KEY_BASE to the container as a secret'] : notes,
  };
}

interface RubyStart {
  readonly label: string;
  readonly standardPort: number;
  readonly port?: number;
  readonly texts: readonly string[];
  words(port: number): readonly string[];
}

async function startOf(
  { project, questions }: Context,
  isRails: boolean,
  uses: (gem: string) => boolean,
): Promise<RubyStart> {
  const exec = ['bundle', 'exec'];
  if (isRails)
    return {
      label: 'Ruby on Rails',
      standardPort: 3000,
      port: 3000,
      texts: [],
      words: (port) => [...exec, 'rails', 'server', '--binding', '0.0.0.0', '--port', String(port)],
    };
  const sources = await sourcesOf(project, /^(?:app|server|main|config|lib\/app)\.r[bu]$/);
  const texts = sources.map(({ text }) => text);
  const label = uses('sinatra') ? 'Sinatra' : 'Rack';
  if (project.has('config.ru')) {
    const words = uses('puma')
      ? (port: number) => [...exec, 'puma', '--bind', `tcp://0.0.0.0:${port}`]
      : (port: number) => [...exec, 'rackup', '--host', '0.0.0.0', '--port', String(port)];
    return { label, standardPort: 9292, port: 9292, texts, words };
  }
  const file = ['app.rb', 'server.rb', 'main.rb'].find((name) => project.has(name));
  const entry =
    file ?? (await questions.ask('file to start', 'app.rb', (text) => (/^[\w/-]+\.rb$/.test(text) ? text : undefined)));
  if (!uses('sinatra')) return { label: 'Ruby', standardPort: 3000, texts, words: () => [...exec, 'ruby', entry] };
  return {
    label,
    standardPort: 4567,
    port: 4567,
    texts,
    words: (port) => [...exec, 'ruby', entry, '-o', '0.0.0.0', '-p', String(port)],
  };
}
