import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGit } from '../collect/git.ts';
import { isDamage } from '../core/errors.ts';
import type { Io, OutputStream } from '../core/io.ts';

/** What most repositories hold, with findings to report. What is kept but not needed is read by every commit. */
const FILES = {
  Dockerfile: `FROM node:20
ENV PORT=3000
WORKDIR /app
COPY . .
RUN apt-get update && apt-get install -y curl \\
  && curl -sSL https://example.com/a.tgz | tar xz \\
  && cd /app && rm -rf $DIR
EXPOSE 3000
CMD npm start
`,
  'app.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: "web:1.2.3", ports: [{containerPort: 3000}]}]
`,
};

const SILENT: OutputStream = { write: () => true, isTTY: false, columns: 0 };

/** Calls a function with a repository of its own, where some files are staged. Throws only where the package is damaged. */
export async function inSampleRepository(packageRoot: string, use: (io: Io) => Promise<unknown>): Promise<void> {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-'));
    const env = {
      PATH: process.env['PATH'],
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: join(folder, 'none'),
    };
    const place = { cwd: folder, env };
    await runGit(place, ['init', '-q', '--template=']);
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
    await runGit(place, ['add', '--all']);
    const stdin = { read: async () => Buffer.alloc(0), next: () => undefined, isTTY: false };
    await use({ stdout: SILENT, stderr: SILENT, stdin, cwd: folder, env, packageRoot });
  } catch (error) {
    if (isDamage(error)) throw error;
    // The first commit compiles what it needs.
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}
