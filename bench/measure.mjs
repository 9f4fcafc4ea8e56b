// Whole processes, from spawn to exit.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Runs a command to its end; wall time in milliseconds, status, peak memory in MB (null where it can't be measured). */
export function once([command, ...args], { cwd, env, limit = 60_000 } = {}) {
  const timed = existsSync('/usr/bin/time');
  const argv = timed ? ['/usr/bin/time', '-f', '\nrss=%M', command, ...args] : [command, ...args];
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(argv[0], argv.slice(1), { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    let stdout = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), limit);
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
      const rss = /rss=(\d+)/.exec(stderr)?.[1];
      resolve({ ms, status, stdout, stderr, megabytes: rss ? Number(rss) / 1024 : null });
    });
  });
}

/** The value below which `share` of the sorted values lie. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/**
 * Round robin: each round runs every case once, in shuffled order. A round in which the floor took over 1.5 times its
 * best is dropped (at most as many as were asked for).
 * @param cases `{ name, before?, run }`; `run` gives the result of `once`
 * @param floor name of the case that calibrates
 */
export async function roundRobin(cases, { rounds, warmup, floor }) {
  const kept = [];
  let dropped = 0;
  let best = Number.POSITIVE_INFINITY;
  for (let round = -warmup; kept.length < rounds; round += 1) {
    const order = [...cases].sort(() => Math.random() - 0.5);
    const times = {};
    for (const one of order) {
      await one.before?.();
      const result = await one.run();
      if (result.status !== 0)
        throw new Error(`${one.name} ended with ${result.status}: ${result.stdout}${result.stderr}`);
      times[one.name] = result;
    }
    if (round < 0) continue;
    best = Math.min(best, times[floor].ms);
    if (times[floor].ms > best * 1.5 && dropped < rounds) dropped += 1;
    else kept.push(times);
  }
  return { rounds: kept, dropped };
}

/** Median, 10th and 90th percentile of the ratio of two cases, formed within each round. */
export function ratio(rounds, name, base, field = 'ms') {
  const values = rounds.map((round) => round[name][field] / round[base][field]).filter(Number.isFinite);
  if (values.length === 0) return null;
  return { median: quantile(values, 0.5), low: quantile(values, 0.1), high: quantile(values, 0.9) };
}
