import { healthCommand } from './health.ts';
import type { Plan } from './plan.ts';
import { jsonWords } from './words.ts';

/** The compose.yaml of a plan. `ownHealth` is false where the image of an existing Dockerfile decides. */
export function composeOf(plan: Plan, ownHealth = true): string {
  const { name, user, port, writes, memory, secrets } = plan;
  const health = ownHealth ? healthCommand(plan) : undefined;
  const lines = [
    `name: ${name}`,
    '',
    'services:',
    `  ${name}:`,
    '    build:',
    '      context: .',
    ...(secrets.length > 0 ? [`      secrets: [${secrets.map(({ id }) => id).join(', ')}]`] : []),
    ...(port === undefined ? [] : ['    ports:', `      - "127.0.0.1:${port}:${port}"`]),
    `    user: "${user.uid}:${user.gid}"`,
    '    init: true',
    '    read_only: true',
    '    cap_drop: [ALL]',
    '    security_opt: ["no-new-privileges:true"]',
    `    tmpfs: [${['/tmp', ...writes].join(', ')}]`,
    ...(health
      ? [
          '    healthcheck:',
          // Compose replaces `$name`; `$$` is one dollar.
          `      test: ${jsonWords(['CMD', ...health]).replaceAll('$', '$$$$')}`,
          '      interval: 30s',
          '      timeout: 3s',
          '      start_period: 15s',
          '      retries: 3',
        ]
      : []),
    '    restart: unless-stopped',
    `    mem_limit: ${memory.replace('Mi', 'm')}`,
    '    cpus: "0.5"',
    '    pids_limit: 200',
    '    logging:',
    '      driver: local',
    '      options:',
    '        max-size: 10m',
    '        max-file: "3"',
    ...(secrets.length > 0
      ? [
          '',
          'secrets:',
          ...secrets.flatMap(({ id, ...from }) => [
            `  ${id}:`,
            'file' in from ? `    file: ${from.file}` : `    environment: ${id}`,
          ]),
        ]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}
