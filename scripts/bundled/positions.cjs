// The two functions of vscode-languageserver-types that dockerfile-ast calls. The package itself brings 100 kB and is
// copied export by export at every start.
exports.Position = {
  create: (line, character) => ({ line, character }),
};

/** Takes two positions, or the four numbers of them. */
exports.Range = {
  create: (start, end, endLine, endCharacter) =>
    typeof start === 'number'
      ? { start: { line: start, character: end }, end: { line: endLine, character: endCharacter } }
      : { start, end },
};
