import type { RunUser } from './images.ts';

/** A program in the final image that can check whether the server answers. */
export type HealthTool = 'node' | 'bun' | 'deno' | 'python' | 'ruby' | 'php' | 'bash' | 'wget';

/**
 * Everything that `init` knows about an application. All files are written from it, so that port, user, paths and
 * health checks agree.
 */
export interface Plan {
  /** What was detected, for people: `Next.js with pnpm`. */
  readonly title: string;
  /** Name of the image, the service and the workload. */
  readonly name: string;
  /** Instructions of the stages before the last, without the syntax line. */
  readonly build: readonly string[];
  /** The last stage: its base and the instructions between FROM and USER. */
  readonly base: string;
  readonly final: readonly string[];
  readonly user: RunUser;
  /** Undefined for a program that does not listen. */
  readonly port: number | undefined;
  /** `http`, or another protocol over TCP that no HTTP probe can speak. */
  readonly protocol: 'http' | 'fastcgi';
  readonly health: Health;
  /** Undefined: the base image starts the server. */
  readonly start?: { readonly instruction: 'CMD' | 'ENTRYPOINT'; readonly words: readonly string[] };
  /** Absolute directories that the program writes to, beside /tmp. */
  readonly writes: readonly string[];
  /** Request and limit in Kubernetes, limit in Compose. */
  readonly memory: `${number}Mi`;
  /** Lines of .dockerignore beside the common ones. */
  readonly ignores: readonly string[];
  /** Secrets that the build reads, by id: files, and variables of the same name. */
  readonly secrets: readonly BuildSecret[];
  /** One sentence for each thing that was assumed or has to be looked at. */
  readonly notes: readonly string[];
}

/** A secret of the build: a file, or the environment variable that the id names. */
export type BuildSecret = { readonly id: string; readonly file: string } | { readonly id: string };

/** How to see that the program is up. */
export interface Health {
  /** Route that answers with 2xx or 3xx; undefined: a TCP connection has to do. */
  readonly path?: string | undefined;
  /** Routes for Kubernetes where liveness and readiness differ from `path`. */
  readonly ready?: string;
  /** Undefined: the image has nothing to check with. */
  readonly tool: HealthTool | undefined;
}

/** Asks for what cannot be detected; without a terminal it answers with the default and notes the assumption. */
export interface Questions {
  /**
   * @param what - what is asked, as it follows "assumed": `port`
   * @param standard - the default, which the caller has validated
   * @param valid - turns an answer into a valid value; undefined refuses it
   */
  ask(what: string, standard: string, valid: (answer: string) => string | undefined): Promise<string>;
}
