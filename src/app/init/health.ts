import type { HealthTool, Plan } from './plan.ts';

/**
 * Command that checks the server from inside its container, in exec form: status 0 when `path` answers with a status
 * below 400, or when the port accepts a connection where there is no path. Undefined when the image has no tool.
 */
export function healthCommand({ health, port }: Pick<Plan, 'health' | 'port'>): readonly string[] | undefined {
  if (health.tool === undefined || port === undefined) return undefined;
  return COMMANDS[health.tool](port, health.path);
}

const COMMANDS: Readonly<Record<HealthTool, (port: number, path: string | undefined) => readonly string[]>> = {
  node: (port, path) => ['node', '-e', path === undefined ? nodeSocket(port) : fetching(port, path, 'process.exit')],
  bun: (port, path) => ['bun', '-e', path === undefined ? nodeSocket(port) : fetching(port, path, 'process.exit')],
  deno: (port, path) => [
    'deno',
    'eval',
    path === undefined
      ? `Deno.connect({ hostname: '127.0.0.1', port: ${port} }).then(() => Deno.exit(0), () => Deno.exit(1))`
      : fetching(port, path, 'Deno.exit'),
  ],
  python: (port, path) => [
    'python',
    '-c',
    path === undefined
      ? `import socket; socket.create_connection(('127.0.0.1', ${port}), 2)`
      : `import urllib.request; urllib.request.urlopen('${url(port, path)}', timeout=2)`,
  ],
  ruby: (port, path) =>
    path === undefined
      ? ['ruby', '-rsocket', '-e', `TCPSocket.new('127.0.0.1', ${port}).close`]
      : ['ruby', '-rnet/http', '-e', `exit(Net::HTTP.get_response(URI('${url(port, path)}')).code.to_i < 400)`],
  php: (port, path) => [
    'php',
    '-r',
    path === undefined
      ? `exit(@fsockopen('127.0.0.1', ${port}) ? 0 : 1);`
      : `exit(@file_get_contents('${url(port, path)}') === false ? 1 : 0);`,
  ],
  bash: (port, path) => [
    'bash',
    '-c',
    path === undefined
      ? `exec 3<>/dev/tcp/127.0.0.1/${port}`
      : `exec 3<>/dev/tcp/127.0.0.1/${port} && printf 'GET ${path} HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r _ code _ <&3 && test "$code" -lt 400`,
  ],
  wget: (port, path) => ['wget', '--quiet', '--spider', url(port, path ?? '/')],
};

function url(port: number, path: string): string {
  return `http://127.0.0.1:${port}${path}`;
}

function fetching(port: number, path: string, exit: string): string {
  return `fetch('${url(port, path)}').then((answer) => ${exit}(answer.ok ? 0 : 1), () => ${exit}(1))`;
}

function nodeSocket(port: number): string {
  return `require('node:net').connect(${port}, '127.0.0.1').on('connect', () => process.exit(0)).on('error', () => process.exit(1))`;
}
