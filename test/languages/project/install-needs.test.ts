import { describe, expect, it } from 'vitest';
import { needOf } from '../../../src/languages/project/install-needs.ts';
import { shellDocument } from '../../../src/languages/shell/document.ts';

function needs(text: string) {
  const doc = shellDocument({
    file: { path: 'x.sh', text, origin: 'worktree' },
    text,
    dialect: 'sh',
    variables: [],
    errexit: false,
    pipefail: false,
    origin: 'run',
    template: false,
  });
  const need = doc.invocations.map(({ words }) => needOf(words)).find((one) => one !== undefined);
  return need && [need.folder ?? '.', ...need.files.map((one) => one.join('|'))].join(' ');
}

describe('needOf', () => {
  it.each([
    ['npm ci', '. package.json package-lock.json|npm-shrinkwrap.json'],
    ['npm ci --omit=dev', '. package.json package-lock.json|npm-shrinkwrap.json'],
    ['npm --prefix web ci', 'web package.json package-lock.json|npm-shrinkwrap.json'],
    ['npm install --production', '. package.json'],
    ['npm install express', undefined],
    ['npm install $PKG', undefined],
    ['npm i -g npm', undefined],
    ['npm install -g', undefined],
    ['npm cache clean --force', undefined],
    ['npm run build', '. package.json'],
    ['npm --version', undefined],
    ['npm ci --prefix $DIR', undefined],
    ['yarn', '. package.json'],
    ['yarn --frozen-lockfile', '. package.json yarn.lock'],
    ['yarn install --immutable --cwd web', 'web package.json yarn.lock'],
    ['yarn add x', undefined],
    ['pnpm i --frozen-lockfile', '. package.json pnpm-lock.yaml'],
    ['pnpm add -g x', undefined],
    ['bun install --frozen-lockfile', '. package.json bun.lock|bun.lockb'],
    ['pip install --no-cache-dir -r requirements.txt', '. requirements.txt'],
    ['pip3 install -rreq/dev.txt', '. req/dev.txt'],
    ['python3 -m pip install --requirement=/tmp/r.txt', '. /tmp/r.txt'],
    ['pip install -r https://example.com/r.txt', undefined],
    ['pip install flask', undefined],
    ['pip install -r "$FILE"', undefined],
    ['poetry install --no-root', '. pyproject.toml'],
    ['uv sync --frozen', '. pyproject.toml uv.lock'],
    ['pipenv install --deploy --system', '. Pipfile Pipfile.lock'],
    ['bundle install --jobs 4', '. Gemfile|gems.rb'],
    ['composer install --no-dev', '. composer.json'],
    ['composer install -d api', 'api composer.json'],
    ['go mod download', '. go.mod'],
    ['go mod init x', undefined],
    ['go build -o /app ./cmd/app', '. go.mod|go.work'],
    ['go build -o /app .', '. go.mod|go.work'],
    ['go build main.go', undefined],
    ['go install example.com/x@latest', undefined],
    ['cargo build --release', '. Cargo.toml'],
    ['cargo build --manifest-path a/Cargo.toml', undefined],
    ['cargo install ripgrep', undefined],
    ['mvn -B package', '. pom.xml'],
    ['mvn -f api/pom.xml package', undefined],
    ['./gradlew build', '. gradlew'],
    ['sudo npm ci', '. package.json package-lock.json|npm-shrinkwrap.json'],
    ['./npm ci', undefined],
    ['echo npm ci', undefined],
  ])('%s', (text, expected) => {
    expect(needs(text)).toBe(expected);
  });
});
