import type { Plan } from './plan.ts';
import { safePort, safeRoute } from './words.ts';

/**
 * Lets a plan follow a Dockerfile that is there already, so that compose.yaml and manifests agree with it: port, user
 * and health route of its last stage.
 */
export function following(plan: Plan, dockerfile: string): Plan {
  const lines = dockerfile.split(/\r?\n/);
  const last = lines.slice(lines.findLastIndex((line) => /^\s*FROM\s/i.test(line)));
  const read = (pattern: RegExp): RegExpExecArray | undefined =>
    last
      .flatMap((line) => {
        const match = pattern.exec(line);
        return match ? [match] : [];
      })
      .at(-1);
  const port = safePort(read(/^\s*EXPOSE\s+(\d+)(?:\/tcp)?\s*$/i)?.[1], 1);
  const [, uid, gid] = read(/^\s*USER\s+"?(\d{1,9})(?::(\d{1,9}))?"?\s*$/i) ?? [];
  const route = safeRoute(/https?:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?(\/[\w./-]*)/.exec(last.join('\n'))?.[1]);
  return {
    ...plan,
    ...(port !== undefined && { port }),
    ...(uid !== undefined && uid !== '0' && { user: { uid: Number(uid), gid: Number(gid ?? uid) } }),
    health: { path: route, tool: undefined },
  };
}
