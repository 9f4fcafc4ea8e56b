const COMMON = `# Version control and CI
.git
.gitignore
.gitattributes
.github
.gitlab-ci.yml

# How images are built and run
Dockerfile*
Containerfile*
.dockerignore
compose*.yaml
compose*.yml
docker-compose*.yml
kubernetes/app.yaml
.plimsoll.yaml

# Secrets and local settings
**/.env*
**/*.pem
**/*.key
**/*.p12
**/.npmrc
**/.netrc
.aws
.ssh

# Editors, logs, documentation
.idea
.vscode
**/.DS_Store
**/*.log
*.md
!README.md
`;

/** The .dockerignore of a plan: the common lines, and what the stack builds in the image. */
export function dockerignoreOf(ignores: readonly string[]): string {
  return ignores.length === 0 ? COMMON : `${COMMON}\n# Created during the build\n${ignores.join('\n')}\n`;
}
