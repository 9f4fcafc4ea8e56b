import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1095',
  name: 'function-touches-brace',
  title: 'no blank before the { of a function',
  what: 'A `function name{` without a blank before the `{`.',
  instead: 'Write `name() {`.',
  examples: {
    bad: [
      { code: '#!/bin/bash\nfunction f{ a; }\n', line: 2 },
      { code: '#!/bin/bash\nfunction build{\n  make; }\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\nfunction f { a; }\n' }, { code: 'f() { a; }\n' }],
  },
});
