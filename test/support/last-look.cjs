'use strict';
// Preloaded by NODE_OPTIONS: notes in LOOK_LOG the moment before each look that plimsoll takes at Git's index file. The
// clock is the machine's, so that other processes can compare.
const fs = require('node:fs');
const { basename } = require('node:path');

if (/plimsoll\.cjs$/.test(process.argv[1] ?? '') && process.env.LOOK_LOG) {
  const { openSync, writeSync } = fs;
  const log = openSync(process.env.LOOK_LOG, 'a');
  for (const name of ['openSync', 'readFileSync', 'statSync', 'lstatSync']) {
    const real = fs[name];
    fs[name] = (file, ...more) => {
      if (typeof file === 'string' && basename(file) === 'index') writeSync(log, `${process.hrtime.bigint()}\n`);
      return real(file, ...more);
    };
  }
}
