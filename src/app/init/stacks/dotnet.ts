import { type Context, nameOf, serverOf } from '../context.ts';
import { chooseLine, imageOn, userOf } from '../images.ts';
import type { Plan } from '../plan.ts';
import { sourcesOf } from '../sources.ts';
import { safeName, safePath, safeVersion } from '../words.ts';

const REGISTRY = 'mcr.microsoft.com/dotnet';

/** Plan of a .NET project: ASP.NET Core, or a program without a port. */
export async function dotnetPlan(context: Context): Promise<Plan> {
  const { project, questions, notes, today } = context;
  const all = await sourcesOf(project, /^(?:[\w.-]+\/){0,3}[\w.-]+\.(?:cs|fs|vb)proj$/);
  const projects = all.filter(({ path }) => safePath(path) !== undefined && !/tests?\.\w+$/i.test(path));
  const web = projects.find(({ text }) => text.includes('Microsoft.NET.Sdk.Web'));
  const main =
    web ?? projects.find(({ text }) => /<OutputType>\s*Exe/i.test(text) || text.includes('Sdk.Worker')) ?? projects[0];
  const file = main?.path ?? (await questions.ask('project file', 'App.csproj', safePath));
  const text = main?.text ?? '';
  const stem = file.replace(/^.*\//, '').replace(/\.\w+proj$/, '');
  const assembly = safeName(/<AssemblyName>\s*([\w.-]+)\s*</.exec(text)?.[1]) ?? stem;
  const target = safeVersion(/<TargetFrameworks?>\s*net(\d+)\.\d/.exec(text)?.[1]);
  const line = chooseLine('dotnet', target === undefined ? {} : { exact: target }, today);
  const older = line.instead === undefined ? [] : ['DOTNET_ROLL_FORWARD=Major'];
  if (line.instead !== undefined)
    notes.push(`.NET ${line.name} is used: .NET ${line.instead} ends within 180 days; raise TargetFramework`);
  const sdk = dotnetImage('sdk', line.name, [], today);
  // Globalization and SQL Server need ICU, which only the larger variant has.
  const needsIcu = /SqlClient|SqlServer|<InvariantGlobalization>\s*false/.test(text);
  const base = dotnetImage(
    web ? 'aspnet' : 'runtime',
    line.name,
    needsIcu ? ['chiseled', 'extra'] : ['chiseled'],
    today,
  );
  const isSingle = all.length === 1 && !/<ProjectReference\b/.test(text);
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
  const extra = ['Directory.Build.props', 'Directory.Packages.props', 'NuGet.config', 'nuget.config'].filter((name) =>
    project.has(name),
  );
  const restore = `RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore ${file} --arch "$TARGETARCH"`;
  const program = await sourcesOf(project, /(?:^|\/)(?:Program|Startup)\.(?:cs|fs)$/);
  const server = web
    ? await serverOf(
        context,
        program.map((source) => source.text),
        { port: 8080, standardPort: 8080 },
      )
    : { port: undefined, path: undefined };
  const env = [...(web ? [`ASPNETCORE_HTTP_PORTS=${server.port}`] : []), ...older];
  return {
    title: web ? 'ASP.NET Core' : '.NET',
    name: nameOf(context, assembly),
    build: [
      `FROM --platform=$BUILDPLATFORM ${sdk} AS build`,
      'ARG TARGETARCH',
      'WORKDIR /src',
      ...(isSingle
        ? [
            `COPY ${[...extra, ...(folder === '.' ? [file] : [])].join(' ')} ./`,
            ...(folder === '.' ? [] : [`COPY ${file} ./${folder}/`]),
            restore,
            'COPY . .',
          ]
        : ['COPY . .']
      ).filter((text) => text !== 'COPY  ./'),
      `RUN --mount=type=cache,target=/root/.nuget/packages \\`,
      `    dotnet publish ${file} --arch "$TARGETARCH"${isSingle ? ' --no-restore' : ''} --configuration Release --output /out -p:UseAppHost=false`,
    ],
    base,
    final: [
      '# No shell and no package manager, so there is nothing that HEALTHCHECK could run.',
      ...(env.length > 0 ? [`ENV ${env.join(' ')}`] : []),
      'WORKDIR /app',
      'COPY --from=build /out ./',
    ],
    user: userOf(base),
    port: server.port,
    protocol: 'http',
    health: { path: server.path, tool: undefined },
    start: { instruction: 'ENTRYPOINT', words: ['dotnet', `${assembly}.dll`] },
    writes: [],
    memory: '256Mi',
    // global.json may ask for an SDK that the image does not have.
    ignores: ['**/bin', '**/obj', '**/TestResults', 'global.json'],
    secrets: [],
    notes,
  };
}

function dotnetImage(name: string, line: string, variant: readonly string[], today: Date): string {
  const tag = variant.length === 0 ? '' : `-noble-${variant.join('-')}`;
  return imageOn(`${REGISTRY}/${name}`, line, variant, 'ubuntu', today) ?? `${REGISTRY}/${name}:${line}.0${tag}`;
}
