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
  return {
    ...plan,
    base: NGINX,
    final: [
      "RUN printf 'server_tokens off;\\nadd_header X-Content-Type-Options nosniff always;\\n' \\",
      `    > /etc/nginx/conf.d/security.conf${isApp ? ' \\' : ''}`,
      ...(isApp
        ? ["    && sed -i '/^ *listen /a error_page 404 =200 /index.html;' /etc/nginx/conf.d/default.conf"]
        : []),
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
