// Whole processes, from spawn to exit.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** GNU time tells CPU seconds and peak memory, also those of children that were waited for. */
const TIME = process.platform === 'linux' && existsSync('/usr/bin/time') ? '/usr/bin/time' : undefined;

/**
 * Runs a command to its end: wall time in milliseconds, status, and where they can be measured CPU milliseconds and
 * peak memory in MB, else NaN. One that takes longer than `limit` is killed with its children; its status is null.
 */
export function once([command, ...args], { cwd, env, limit = 60_000 } = {}) {
  const argv = TIME ? [TIME, '-f', '\nrss=%M user=%U sys=%S', command, ...args] : [command, ...args];
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(argv[0], argv.slice(1), { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let stderr = '';
    let stdout = '';
    const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), limit);
    child.stdout.on('data', (data) => {
      stdout = (stdout + data).slice(-20_000);
    });
    child.stderr.on('data', (data) => {
      stderr = (stderr + data).slice(-20_000);
    });
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      const ms = Number(process.hrtime.bigint() - start) / 1e6;
      const [, rss, user, sys] = /rss=(\d+) user=([\d.]+) sys=([\d.]+)/.exec(stderr) ?? [];
      resolve({ ms, status, stdout, stderr, cpu: (Number(user) + Number(sys)) * 1000, megabytes: Number(rss) / 1024 });
    });
  });
}

/** The value below which `share` of the sorted values lie. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

function shuffled(values) {
  const left = [...values];
  return values.map(() => left.splice(Math.floor(Math.random() * left.length), 1)[0]);
}

/**
 * Round robin: each round runs every case once, in shuffled order. Rounds in which the floor took over 1.5 times its
 * best are dropped and repeated, at most as many again as were asked for.
 * @param cases `{ name, before?, run }`; `run` gives the result of `once`
 * @param floor name of the case that tells a noisy round
 */
export async function roundRobin(cases, { rounds, warmup, floor }) {
  const all = [];
  const quiet = () => {
    const best = Math.min(...all.map((round) => round[floor].ms));
    return all.filter((round) => round[floor].ms <= best * 1.5);
  };
  for (let round = -warmup; quiet().length < rounds && all.length < rounds * 2; round += 1) {
    const times = {};
    for (const one of shuffled(cases)) {
      await one.before?.();
      const result = await one.run();
      if (result.status !== 0) {
        throw new Error(`${one.name} ended with ${result.status}: ${result.stdout}${result.stderr}`);
      }
      times[one.name] = result;
    }
    if (round >= 0) all.push(times);
  }
  // Too noisy throughout: the quietest ones.
  const kept = all.sort((a, b) => a[floor].ms - b[floor].ms).slice(0, rounds);
  return new Rounds(kept, all.length - kept.length, quiet().length < rounds);
}

/** What was measured, by the name of the case. */
export class Rounds {
  constructor(kept, dropped, noisy) {
    this.kept = kept;
    this.dropped = dropped;
    this.noisy = noisy;
  }

  median(name, field = 'ms') {
    return quantile(
      this.kept.map((round) => round[name][field]),
      0.5,
    );
  }

  /** Median, 10th and 90th percentile of the ratio of two cases, formed within each round; null without figures. */
  ratio(name, base, field = 'ms') {
    const values = this.kept.map((round) => round[name][field] / round[base][field]).filter(Number.isFinite);
    if (values.length === 0) return null;
    return { median: quantile(values, 0.5), low: quantile(values, 0.1), high: quantile(values, 0.9) };
  }

  toString() {
    const noise = this.noisy ? ', all of them noisy' : '';
    return `${this.kept.length} rounds, ${this.dropped} dropped${noise}; medians, 10th–90th percentile of the ratio within a round`;
  }
}
