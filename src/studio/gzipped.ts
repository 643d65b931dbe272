/** What was compressed once, by its text. Not a promise: workerd lets no request wait for what another one began. */
const known = new Map<string, Uint8Array<ArrayBuffer>>();

/**
 * A text that never changes, compressed for whoever takes it so. Node's server and most proxies in front of it
 * compress nothing by themselves.
 */
export async function gzipped(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const before = known.get(text);
  if (before) return before;
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  known.set(text, bytes);
  return bytes;
}
