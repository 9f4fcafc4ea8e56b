// Bundled by warm.mjs: how much one core checks in a second once everything is compiled.
import { loadConfig } from '../src/config/load.ts';
import { run } from '../src/engine/run.ts';
import { deployment, dockerfile, many } from './inputs.mjs';

/** CPU seconds spent before anything is counted, and while it is. */
const [WARM_UP, COUNTED] = [4, 4];
const RUNS_IN_A_FILE = 20;

/** One file of ordinary RUN lines. */
function runLines(number) {
  const kinds = [
    (n) => `RUN mkdir -p /srv/app${n} && chown -R 1000:1000 /srv/app${n}`,
    (n) => `RUN npm run build -- --out "dist-${n}"`,
    (n) => `RUN set -eux; if [ -f "/etc/app${n}.conf" ]; then cp "/etc/app${n}.conf" /srv/; else exit 1; fi`,
    (n) => `RUN echo "$HOME/${n}" > /srv/version-${n}`,
  ];
  const lines = Array.from({ length: RUNS_IN_A_FILE }, (_, n) => kinds[n % kinds.length](number * 100 + n));
  return `FROM debian:13-slim\n${lines.join('\n')}\nUSER 1000\n`;
}

const CASES = {
  Dockerfiles: { count: 500, make: dockerfile, language: 'dockerfile', units: 1 },
  'RUN lines': { count: 100, make: runLines, language: 'dockerfile', units: RUNS_IN_A_FILE },
  manifests: { count: 500, make: deployment, language: 'kubernetes', units: 1 },
};

const { config, configFor } = await loadConfig({ read: () => undefined });
const today = new Date('2026-11-24T12:00:00Z');

async function rate({ count, make, language, units }) {
  const name = language === 'dockerfile' ? (n) => `svc${n}/Dockerfile` : (n) => `k8s/${n}.yaml`;
  const files = Object.entries(many(count, make, name)).map(([path, text]) => ({
    file: { path, text, origin: 'worktree' },
    language,
  }));
  const spend = async (seconds) => {
    const before = process.cpuUsage();
    let used = 0;
    let done = 0;
    while (used < seconds * 1e6) {
      const { errors } = await run({ files, config, configFor: (path) => configFor(path, language), today });
      if (errors.length > 0) throw new Error(errors[0].message);
      done += count * units;
      const { user, system } = process.cpuUsage(before);
      used = user + system;
    }
    return done / (used / 1e6);
  };
  await spend(WARM_UP);
  return spend(COUNTED);
}

const rates = {};
for (const [name, one] of Object.entries(CASES)) rates[name] = Math.round(await rate(one));
process.stdout.write(JSON.stringify(rates));
