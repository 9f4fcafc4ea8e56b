'use strict';
// Preloaded by NODE_OPTIONS: kills plimsoll at a step, that is where it writes to the disk, starts a process or gives
// it input. FAULT says where and how, see test/support/fault.ts. Each step that was done is a line in FAULT_LOG, and so is
// the kill.
const fs = require('node:fs');
const { basename } = require('node:path');
const child = require('node:child_process');

if (/plimsoll\.cjs$/.test(process.argv[1] ?? '')) arm(JSON.parse(process.env.FAULT ?? '{}'), process.env.FAULT_LOG);

function arm({ at = 0, from = '', how = 'before', part = 0.5, group = false, wait = 0 }, log) {
  const { openSync, readFileSync, writeFileSync, writeSync } = fs;
  const file = log && openSync(log, 'a');
  let count = 0;
  // What Node itself calls for a step is a part of it.
  let isWithin = false;

  const note = (line) => file && writeSync(file, `${line}\n`);
  const kill = () => {
    if (wait > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    note('KILL');
    process.kill(group ? 0 : process.pid, 'SIGKILL');
  };

  /** One step: `some` does a part of it, where it has parts. */
  const step = (name, whole, some) => {
    if (isWithin) return whole();
    if (count > 0 || name.startsWith(from)) count += 1;
    const isHere = at === count || (typeof at === 'string' && count > 0 && name.startsWith(at));
    isWithin = true;
    try {
      if (isHere && how === 'fails')
        throw Object.assign(new Error(`ENOSPC: no space left, ${name}`), { code: 'ENOSPC' });
      if (isHere && how === 'within') some?.();
      if (isHere && how !== 'after') kill();
      return whole();
    } finally {
      isWithin = false;
      note(name);
      if (isHere && how === 'after') kill();
    }
  };

  const named = (file) => (typeof file === 'number' ? '' : ` ${basename(String(file))}`);
  const partOf = (data) => {
    const bytes = Buffer.from(data);
    return bytes.subarray(0, part < 0 ? part : Math.floor(bytes.length * part));
  };
  const parts = {
    writeFileSync: (file, data, ...more) => writeFileSync(file, partOf(data), ...more),
    writeSync: (file, data) => writeSync(file, partOf(data)),
    copyFileSync: (from, to) => writeFileSync(to, partOf(readFileSync(from))),
  };
  const names = ['writeFileSync', 'writeSync', 'copyFileSync', 'renameSync', 'rmSync', 'rmdirSync'];
  names.push('unlinkSync', 'mkdirSync', 'chmodSync', 'fchmodSync', 'fsyncSync', 'ftruncateSync', 'truncateSync');
  names.push('linkSync', 'symlinkSync', 'utimesSync');
  for (const name of names) {
    const real = fs[name];
    fs[name] = (...args) => {
      const target = name === 'renameSync' || name === 'copyFileSync' ? args[1] : args[0];
      const some = parts[name] && (() => parts[name](...args));
      return step(name + named(target), () => real(...args), some);
    };
  }
  const { O_CREAT, O_TRUNC } = fs.constants;
  fs.openSync = (file, flags = 'r', ...more) => {
    const mayWrite = typeof flags === 'number' ? (flags & (O_CREAT | O_TRUNC)) !== 0 : !flags.startsWith('r');
    const open = () => openSync(file, flags, ...more);
    return mayWrite ? step(`openSync${named(file)}`, open) : open();
  };
  const { spawn } = child;
  child.spawn = (program, args, options) => {
    const what = `${program} ${args[0]}`;
    const started = step(`spawn ${what}`, () => spawn(program, args, options));
    const { end, write } = started.stdin;
    started.stdin.end = (input, ...more) => {
      // Of nothing there is no part.
      const some = input?.length > 0 ? () => write.call(started.stdin, partOf(input)) : undefined;
      return step(`input ${what}`, () => end.call(started.stdin, input, ...more), some);
    };
    return started;
  };
}
