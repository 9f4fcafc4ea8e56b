import rule from '../../../src/languages/shell/rules/sc1113-hash-without-bang.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦#⟧/bin/sh\na', '⟦#⟧ /bin/sh\na', '⟦#⟧/usr/bin/env bash\na', '⟦#⟧/bin/bash -e\na'],
  accepts: ['#!/bin/sh\na', '#! /bin/sh\na', 'a\n#/bin/sh', '# /etc/profile reads this\na', '# a /bin/sh\na'],
});
