import { factsOf } from '../../../languages/images/facts.ts';
import { compareVersions } from '../../../languages/images/versions.ts';
import type { Context } from '../context.ts';
import { safePath } from '../words.ts';
import { mainClassOf } from './java-main.ts';
import { unpack } from './spring.ts';

/** What Maven and Gradle have in common. */
export interface JavaBuild {
  readonly label: string;
  readonly name: string | undefined;
  /** Version of Java that the build names. */
  readonly version: string | undefined;
  /** Version of Spring Boot, or `unknown`; undefined without it. */
  readonly spring: string | undefined;
  /** Text of the build files. */
  readonly text: string;
  /** The build stage, which leaves in /out what the final image copies. */
  stages(jdk: string, line: string): readonly string[];
  /** Arguments of `java`. */
  readonly start: readonly string[];
}

const BUILDS = ['build.gradle.kts', 'build.gradle'];
const CACHE = 'RUN --mount=type=cache,target=/root/.gradle';

/** How a Gradle project is built: with its wrapper, else with Gradle's own image. */
export async function gradleBuild(context: Context): Promise<JavaBuild> {
  const { project, notes, today } = context;
  const settings = (await project.text('settings.gradle.kts')) + (await project.text('settings.gradle'));
  const included = [...settings.matchAll(/['"]:?([\w-]+)['"]/g)].flatMap((match) => safePath(match[1]) ?? []);
  const modules = included.filter((name) => BUILDS.some((file) => project.has(`${name}/${file}`)));
  const texts = await Promise.all(['', ...modules.map((name) => `${name}/`)].map((folder) => textOf(context, folder)));
  const runs = /org\.springframework\.boot|\bapplication\b/;
  const module = runs.test(texts[0] ?? '')
    ? undefined
    : (modules.find((_, index) => runs.test(texts[index + 1] ?? '')) ?? modules[0]);
  const text = texts.join('\n');
  const own = module === undefined ? (texts[0] ?? '') : (texts[modules.indexOf(module) + 1] ?? '');
  const isSpring = own.includes('org.springframework.boot');
  const spring = isSpring
    ? (/org\.springframework\.boot['"]?\)?\s*(?:version)\s*\(?['"](\d+\.\d+(?:\.\d+)?)/.exec(text)?.[1] ?? 'unknown')
    : undefined;
  const hasWrapper = project.has('gradlew') && project.has('gradle/wrapper/gradle-wrapper.properties');
  const gradle = `${hasWrapper ? './gradlew' : 'gradle'} --no-daemon`;
  const task = (name: string): string => (module === undefined ? name : `:${module}:${name}`);
  const folder = module === undefined ? 'build' : `${module}/build`;
  const isApplication = /\bapplication\b/.test(own);
  const main = spring
    ? undefined
    : await mainClassOf(context, /\bmainClass(?:Name)?(?:\.set\(|\s*=)\s*['"]([\w.$]+)['"]/.exec(own)?.[1]);
  if (!spring && !isApplication)
    notes.push('the Gradle plugin `application` is missing, so dependencies are not packed: add it to the build');
  const command = spring
    ? [`${CACHE} ${gradle} ${task('bootJar')} \\`, `    ${unpack(`${folder}/libs/*.jar`, spring)}`]
    : isApplication
      ? [
          `${CACHE} ${gradle} ${task('installDist')} \\`,
          `    && mkdir /out \\`,
          `    && cp --recursive ${folder}/install/*/lib /out/lib`,
        ]
      : [
          `${CACHE} ${gradle} ${task('jar')} \\`,
          `    && mkdir /out \\`,
          `    && cp --recursive ${folder}/libs /out/lib`,
        ];
  return {
    label: 'Gradle',
    name: /rootProject\.name\s*=\s*['"]([\w.-]+)['"]/.exec(settings)?.[1],
    version:
      /(?:JavaLanguageVersion\.of\(|jvmToolchain\(|JavaVersion\.VERSION_|sourceCompatibility\s*=\s*['"]?)(?:1[._])?(\d+)/.exec(
        text,
      )?.[1] ?? newestFor(await project.text('gradle/wrapper/gradle-wrapper.properties')),
    spring,
    text,
    stages: (jdk, line) => {
      const image = `gradle:9-jdk${line}`;
      const known = factsOf(image, today)?.group ? image : 'gradle:9-jdk';
      return [
        `FROM ${hasWrapper ? jdk : known} AS build`,
        'WORKDIR /src',
        'ENV GRADLE_USER_HOME=/root/.gradle',
        'COPY . .',
        ...(hasWrapper ? ['RUN chmod +x gradlew'] : []),
        ...command,
      ];
    },
    start: spring ? ['-jar', 'app.jar'] : ['-cp', 'lib/*', main ?? 'App'],
  };
}

async function textOf({ project }: Context, folder: string): Promise<string> {
  const texts = await Promise.all(BUILDS.map((file) => project.text(folder + file)));
  return texts.join('\n');
}

/** The newest long-term version of Java that an older Gradle of the wrapper runs on; undefined: any. */
function newestFor(wrapper: string): string | undefined {
  const version = /gradle-(\d+\.\d+)/.exec(wrapper)?.[1];
  if (version === undefined || compareVersions(version, '9.1') >= 0) return undefined;
  return compareVersions(version, '8.5') >= 0 ? '21' : '17';
}
