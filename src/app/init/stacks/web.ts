import type { Context } from '../context.ts';
import { userOf } from '../images.ts';
import type { Plan } from '../plan.ts';

/** nginx without root; the stable line, whose tag the embedded data cannot list. */
const NGINX = 'nginxinc/nginx-unprivileged:1.30-alpine';
const ROOT = '/usr/share/nginx/html';

/**
 * Plan of files that nginx serves.
 *
 * @param files - the COPY instruction's sources: `--from=build /app/dist` or `public`
 * @param isApp - unknown paths answer with index.html, where the browser routes
 */
export function webPlan(
  { notes }: Pick<Context, 'notes'>,
  site: Pick<Plan, 'title' | 'name' | 'build' | 'ignores' | 'secrets'> & {
    readonly files: string;
    readonly isApp: boolean;
  },
): Plan {
  const { files, isApp, ...plan } = site;
  const fallback = isApp ? '/index.html' : '=404';
  return {
    ...plan,
    base: NGINX,
    final: [
      "COPY <<'EOF' /etc/nginx/conf.d/default.conf",
      'server {',
      '  listen 8080;',
      '  server_tokens off;',
      '  add_header X-Content-Type-Options nosniff always;',
      `  root ${ROOT};`,
      '  location / {',
      `    try_files $uri $uri/ ${fallback};`,
      '  }',
      '}',
      'EOF',
      `COPY ${files} ${ROOT}`,
    ],
    user: userOf(NGINX),
    port: 8080,
    protocol: 'http',
    health: { path: '/', tool: 'wget' },
    writes: [],
    memory: '64Mi',
    notes,
  };
}
