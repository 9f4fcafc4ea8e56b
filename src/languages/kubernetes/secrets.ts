const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The text of a base64 value, line breaks allowed; undefined when it is invalid or its bytes are not text. */
export function decodeBase64(text: string): string | undefined {
  const bare = text.replace(/\s/g, '');
  if (!isBase64(bare)) return undefined;
  const decoded = Buffer.from(bare, 'base64').toString('utf8');
  return decoded.includes('\uFFFD') ? undefined : decoded;
}

/** Whether the API server would decode it. */
export function isBase64(text: string): boolean {
  const bare = text.replace(/[\r\n]/g, '');
  return bare.length % 4 === 0 && BASE64.test(bare);
}
