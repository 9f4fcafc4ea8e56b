import { healthCommand } from './health.ts';
import type { Plan } from './plan.ts';
import { jsonWords } from './words.ts';

/** The Dockerfile of a plan. */
export function dockerfileOf(plan: Plan): string {
  const { build, base, final, user, port, start, name } = plan;
  const health = healthCommand(plan);
  const lines = [
    '# syntax=docker/dockerfile:1',
    '',
    ...(build.length > 0 ? [...build, ''] : []),
    `FROM ${base} AS final`,
    `LABEL org.opencontainers.image.title="${name}"`,
    ...final,
    `USER ${user.uid}:${user.gid}`,
    ...(port === undefined ? [] : [`EXPOSE ${port}`]),
    ...(health
      ? [
          '# Kubernetes ignores this and has its own probes.',
          'HEALTHCHECK --interval=30s --timeout=3s --start-period=15s --retries=3 \\',
          `  CMD ${jsonWords(health)}`,
        ]
      : []),
    ...(start ? [`${start.instruction} ${jsonWords(start.words)}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
