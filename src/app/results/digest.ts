import { createHash, type Hash, hash } from 'node:crypto';

/** Stands for a text: nobody has ever found two with the same one. */
export function digest(content: string | Buffer): string {
  return hash('sha256', content, 'base64url');
}

/** One digest of many things, of which each says where it ends. */
export class Digester {
  private readonly hash: Hash = createHash('sha256');

  /** Plain data. */
  data(value: unknown): this {
    this.hash.update(`${JSON.stringify(value) ?? ''}\n`);
    return this;
  }

  bytes(bytes: Buffer): this {
    this.data(bytes.length).hash.update(bytes);
    return this;
  }

  /** The next bytes of one thing, however it is cut. */
  piece(bytes: Buffer): this {
    this.hash.update(bytes);
    return this;
  }

  digest(): string {
    return this.hash.digest('base64url');
  }
}
