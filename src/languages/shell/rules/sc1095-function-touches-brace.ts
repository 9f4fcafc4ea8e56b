import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1095',
  name: 'function-touches-brace',
  title: 'missing space before the { of a function',
  what: '`function name{` without a space before `{`.',
  instead: 'Write `name() {`.',
  examples: {
    bad: [
      { code: '#!/bin/bash\nfunction f{ a; }\n', line: 2 },
      { code: '#!/bin/bash\nfunction build{\n  make; }\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\nfunction f { a; }\n' }, { code: 'f() { a; }\n' }],
  },
});
