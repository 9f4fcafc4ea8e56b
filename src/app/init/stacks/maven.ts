import { factsOf } from '../../../languages/images/facts.ts';
import type { Context } from '../context.ts';
import { safePath } from '../words.ts';
import type { JavaBuild } from './gradle.ts';
import { mainClassOf } from './java-main.ts';
import { unpack } from './spring.ts';

const CACHE = 'RUN --mount=type=cache,target=/root/.m2';

/** How a Maven project is built: with its wrapper, else with Maven's own image. */
export async function mavenBuild(context: Context): Promise<JavaBuild> {
  const { project, questions, today } = context;
  const root = await project.text('pom.xml');
  const modules = [...root.matchAll(/<module>\s*([^<\s]+)\s*<\/module>/g)].flatMap((match) => safePath(match[1]) ?? []);
  const poms = await Promise.all(modules.map((module) => project.text(`${module}/pom.xml`)));
  const runs = modules.filter((_, index) => /spring-boot-maven-plugin|<mainClass>/.test(poms[index] ?? ''));
  const module =
    modules.length === 0
      ? undefined
      : (runs[0] ?? (await questions.ask('module to run', modules.at(-1) ?? '', safePath)));
  const text = [root, ...poms].join('\n');
  const own = module === undefined ? root : (poms[modules.indexOf(module)] ?? '');
  const isSpring = text.includes('spring-boot-maven-plugin') || text.includes('spring-boot-starter');
  const spring = isSpring ? (springVersion(text) ?? 'unknown') : undefined;
  const hasWrapper = project.has('mvnw') && project.has('.mvn/wrapper/maven-wrapper.properties');
  const mvn = `${hasWrapper ? './mvnw' : 'mvn'} --batch-mode`;
  const target = module === undefined ? 'target' : `${module}/target`;
  const select = module === undefined ? '' : ` --projects ${module} --also-make`;
  const main = spring ? undefined : await mainClassOf(context, /<mainClass>\s*([\w.$]+)\s*</.exec(text)?.[1]);
  const finish = spring
    ? unpack(`${target}/*.jar`, spring)
    : `&& mkdir --parents /out/lib \\\n    && cp --recursive ${target}/classes /out/classes \\\n    && cp --recursive ${target}/dependency/. /out/lib/`;
  const goals = spring
    ? 'package -DskipTests'
    : 'package dependency:copy-dependencies -DincludeScope=runtime -DskipTests';
  const prepare = spring ? '' : ` \\\n    && mkdir --parents ${target}/dependency`;
  const wrapper = hasWrapper ? ['COPY --chmod=755 mvnw ./', 'COPY .mvn ./.mvn'] : [];
  const early = modules.length === 0 ? ['COPY pom.xml ./', `${CACHE} ${mvn} dependency:go-offline`] : [];
  const rest = [
    modules.length === 0 ? 'COPY src ./src' : 'COPY . .',
    ...(modules.length > 0 && hasWrapper ? ['RUN chmod +x mvnw'] : []),
    `${CACHE} ${mvn}${select} ${goals}${prepare} \\`,
    `    ${finish}`,
  ];
  return {
    label: 'Maven',
    name: withoutParent(own).match(/<artifactId>\s*([\w.-]+)\s*</)?.[1],
    version: /<(?:java\.version|maven\.compiler\.(?:release|target)|release)>\s*(?:1\.)?(\d+)\s*</.exec(text)?.[1],
    spring,
    text,
    stages: (jdk, line) => {
      const maven = `maven:3.9-eclipse-temurin-${line}`;
      const image = hasWrapper ? jdk : factsOf(`${maven}-noble`, today)?.group ? `${maven}-noble` : maven;
      return [`FROM ${image} AS build`, 'WORKDIR /src', ...(modules.length === 0 ? wrapper : []), ...early, ...rest];
    },
    start: spring ? ['-jar', 'app.jar'] : ['-cp', 'classes:lib/*', main ?? 'App'],
  };
}

function withoutParent(pom: string): string {
  const end = pom.indexOf('</parent>');
  return end === -1 ? pom : pom.slice(end);
}

/** Version in the parent, the BOM or the property that Spring's guides use. */
function springVersion(text: string): string | undefined {
  const near =
    /<artifactId>\s*spring-boot-(?:starter-parent|dependencies|maven-plugin)\s*<\/artifactId>\s*<version>\s*(\d+\.\d+(?:\.\d+)?)/;
  return near.exec(text)?.[1] ?? /<spring-boot\.version>\s*(\d+\.\d+(?:\.\d+)?)/.exec(text)?.[1];
}
