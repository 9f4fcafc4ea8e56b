import { type Context, nameOf, serverOf } from '../context.ts';
import { chooseLine, imageOn, userOf } from '../images.ts';
import type { Plan } from '../plan.ts';
import { sourcesOf } from '../sources.ts';
import { safeRoute, safeVersion } from '../words.ts';
import { gradleBuild } from './gradle.ts';
import { mavenBuild } from './maven.ts';
import { isLayered } from './spring.ts';

/** Spring Boot's own health groups, which the probes of Kubernetes are made for. */
const ACTUATOR = '/actuator/health';

/** Plan of a project for Maven or Gradle, with Spring Boot or without. */
export async function javaPlan(context: Context): Promise<Plan> {
  const { project, notes, today } = context;
  const usable = (line: string): boolean => imageOn('eclipse-temurin', line, ['jre'], 'ubuntu', today) !== undefined;
  const build = project.has('pom.xml') ? await mavenBuild(context) : await gradleBuild(context);
  // Where nothing is said, Spring Boot's parent compiles for 17.
  const version = safeVersion(build.version) ?? (build.spring ? '17' : undefined);
  const line = chooseLine('eclipse-temurin', version === undefined ? {} : { exact: version }, today, usable);
  if (line.instead !== undefined)
    notes.push(`Java ${line.name} is used: Java ${line.instead} ends within 180 days or has no image`);
  const jdk = imageOn('eclipse-temurin', line.name, ['jdk'], 'ubuntu', today) ?? `eclipse-temurin:${line.name}-jdk`;
  const jre = imageOn('eclipse-temurin', line.name, ['jre'], 'ubuntu', today) ?? `eclipse-temurin:${line.name}-jre`;
  const settings = await sourcesOf(project, /(?:^|\/)src\/main\/resources\/application\.(?:properties|ya?ml)$/);
  const texts = settings.map(({ text }) => text);
  const port = texts.map(springPort).find((one) => one !== undefined);
  const isActuated = build.spring !== undefined && build.text.includes('spring-boot-starter-actuator');
  const prefix =
    texts
      .map((text) => /^server\.servlet\.context-path\s*=\s*(\S+)/m.exec(text)?.[1])
      .find((one) => safeRoute(one) !== undefined) ?? '';
  const root = `${prefix.replace(/\/$/, '')}${ACTUATOR}`;
  const server = await serverOf(context, [], {
    port: port === undefined ? (build.spring ? 8080 : undefined) : Number(port),
    ...(isActuated && { path: `${root}/liveness` }),
    standardPort: 8080,
  });
  const layers = ['dependencies', 'spring-boot-loader', 'snapshot-dependencies', 'application'];
  return {
    title: `${build.spring ? 'Spring Boot' : 'Java'} with ${build.label}`,
    name: nameOf(context, build.name),
    build: build.stages(jdk, line.name),
    base: jre,
    final: [
      ...(isActuated
        ? ['ENV MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED=true']
        : build.spring
          ? []
          : [`ENV PORT=${server.port}`]),
      'WORKDIR /app',
      ...(isLayered(build)
        ? layers.map((layer) => `COPY --from=build /out/${layer}/ ./`)
        : ['COPY --from=build /out ./']),
    ],
    user: userOf(jre),
    port: server.port,
    protocol: 'http',
    health: { path: server.path, tool: 'bash', ...(isActuated && { ready: `${root}/readiness` }) },
    start: { instruction: 'ENTRYPOINT', words: ['java', '-XX:MaxRAMPercentage=75', ...build.start] },
    writes: [],
    memory: '512Mi',
    ignores: ['target', '*/target', 'build', '*/build', '.gradle'],
    secrets: [],
    notes,
  };
}

/** `server.port` in application.properties, or `port` below `server` in application.yaml. */
function springPort(text: string): string | undefined {
  let isInside = false;
  for (const line of text.split('\n')) {
    const value =
      /^server\.port[ \t]*[=:](.*)$/.exec(line)?.[1] ?? (isInside ? /^[ \t]+port:(.*)$/.exec(line)?.[1] : undefined);
    const port = /^\s*(?:\$\{\w+:)?(\d{4,5})\b/.exec(value ?? '')?.[1];
    if (port !== undefined) return port;
    if (/^\S/.test(line)) isInside = line.startsWith('server:');
  }
  return undefined;
}
