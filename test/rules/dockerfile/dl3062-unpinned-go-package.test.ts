import rule from '../../../src/languages/dockerfile/rules/dl3062-unpinned-go-package.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a:1\nRUN go install -v ⟦a.io/b⟧ && go get ⟦a.io/c@latest⟧\n' },
    'FROM a:1\nRUN go run ⟦a.io/b/cmd@latest⟧ --flag x\n',
    'FROM a:1\nONBUILD RUN go install ⟦a.io/b⟧\n',
    {
      code: 'FROM a:1\nRUN go install -ldflags ⟦x⟧ a.io/b@v1\n',
      profile: 'hadolint',
      severity: 'warning',
      name: 'a valued option that hadolint does not know',
    },
  ],
  accepts: [
    'FROM a:1\nRUN go install a.io/b@v1.2.3 && go install ./... && go get -d ./... && go run . x && go run main.go\n',
    'FROM a:1\nRUN go install -ldflags x a.io/b@v1\n',
    'FROM a:1\nRUN go build a.io/b && go install cmd/vet\n',
    'FROM a:1\nRUN go install a.io/b@$V\n',
  ],
});
