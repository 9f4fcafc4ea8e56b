import { execFile, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healthCommand } from '../../../src/app/init/health.ts';
import type { HealthTool } from '../../../src/app/init/plan.ts';

/** The tools of the images, with the program of this machine that they are tried with. */
const TOOLS: readonly (readonly [tool: HealthTool, program: string, version: string])[] = [
  ['node', 'node', '--version'],
  ['python', 'python3', '--version'],
  ['bash', 'bash', '--version'],
  ['wget', 'wget', '--version'],
  ['ruby', 'ruby', '--version'],
  ['php', 'php', '--version'],
  ['deno', 'deno', '--version'],
  ['bun', 'bun', '--version'],
];

const server = createServer((request, response) => {
  response.writeHead(request.url === '/ok' ? 200 : request.url === '/' ? 204 : 503).end();
});
let port = 0;

beforeAll(() =>
  new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)).then(() => {
    port = (server.address() as AddressInfo).port;
  }),
);
afterAll(() => new Promise((resolve) => server.close(resolve)));

function statusOf(tool: HealthTool, program: string, path: string | undefined, at: number): Promise<number> {
  const [, ...args] = healthCommand({ health: { path, tool }, port: at }) ?? [];
  return new Promise((resolve) => {
    execFile(program, args, { timeout: 10_000 }, (error) => resolve(error ? 1 : 0));
  });
}

describe('a health check', () => {
  it.each(TOOLS)('with %s succeeds for a server that answers, and for no other', async (tool, program, version) => {
    if (spawnSync(program, [version]).status !== 0) {
      // Nothing to run: the command is still one that names its tool first.
      expect(healthCommand({ health: { path: '/ok', tool }, port: 8080 })?.[0]).toBe(tool);
      return;
    }
    expect(await statusOf(tool, program, '/ok', port)).toBe(0);
    expect(await statusOf(tool, program, '/broken', port)).toBe(1);
    expect(await statusOf(tool, program, undefined, port)).toBe(0);
    expect(await statusOf(tool, program, '/ok', 1)).toBe(1);
    expect(await statusOf(tool, program, undefined, 1)).toBe(1);
  });

  it('is absent without a tool or a port', () => {
    expect(healthCommand({ health: { path: '/', tool: undefined }, port: 1024 })).toBeUndefined();
    expect(healthCommand({ health: { path: '/', tool: 'node' }, port: undefined })).toBeUndefined();
  });
});
