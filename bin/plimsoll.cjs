#!/usr/bin/env node
'use strict';
// Written in syntax that Node 12 can read, so that an old Node ends with one clear line instead of a SyntaxError.
var path = require('path');

var floor = [20, 17];
var version = process.versions.node.split('.').map(Number);

if (version[0] < floor[0] || (version[0] === floor[0] && version[1] < floor[1])) {
  process.stderr.write(
    'plimsoll: Node ' +
      process.versions.node +
      ' at ' +
      process.execPath +
      ' is too old; it needs ' +
      floor.join('.') +
      ' or newer\n' +
      'hint: name another one with `git config plimsoll.node /path/to/node`\n',
  );
  process.exitCode = 2;
} else {
  process.once('uncaughtException', fail);
  boot(path.join(__dirname, '..'));
}

/** The one line for what kept the program from running, and the status of what could not be checked. */
function fail(error) {
  var isDamaged = error.name === 'DamagedPackage';
  var hint = isDamaged ? error.hint : 'the same command with --debug shows where';
  var trace = process.argv.indexOf('--debug') === -1 ? '' : `${error.stack}\n`;
  var message = String(error.message || error).split('\n')[0];
  require('fs').writeSync(2, `plimsoll: ${isDamaged ? '' : 'internal error: '}${message}\nhint: ${hint}\n${trace}`);
  process.exit(2);
}

function boot(root) {
  var file = path.join(root, 'dist/boot.cjs');
  var exported = {};
  try {
    run(file, exported);
    if (typeof exported.boot !== 'function') throw new Error('it is another file');
  } catch (error) {
    fail({
      name: 'DamagedPackage',
      message: `this installation is damaged: cannot load ${file}: ${error.message}`,
      hint: 'install plimsoll again, for example with `npm ci`',
      stack: error.stack,
    });
  }
  exported.boot(root, require).catch(fail);
}

/**
 * What `require` would do, without a millisecond of looking for what it may be. `readFileSync` has Node compile more
 * than these calls, which are needed anyway; the build sees to it that the file is small enough.
 */
function run(file, exported) {
  var fs = require('fs');
  var bytes = Buffer.allocUnsafe(1 << 15);
  var handle = fs.openSync(file, 'r');
  var length = 0;
  var read = -1;
  while (read !== 0) {
    read = fs.readSync(handle, bytes, length, bytes.length - length, null);
    length += read;
  }
  fs.closeSync(handle);
  var code = `(function (exports, require) {${bytes.toString('latin1', 0, length)}\n})`;
  require('vm').runInThisContext(code, { filename: file })(exported, require);
}
