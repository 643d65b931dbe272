/**
 * zlib's inflate (RFC 1950) into one buffer of the size that is expected, and no further. workerd's
 * `node:zlib` counts its own growing buffer against `maxOutputLength`, so it needs twice the memory.
 *
 * @throws RangeError beyond `maxBytes`, TypeError where the data is damaged.
 */
export async function inflate(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const inflated = new Response(bytes as BodyInit).body!.pipeThrough(new DecompressionStream('deflate'));
  const whole = new Uint8Array(maxBytes);
  let length = 0;
  for await (const chunk of inflated as unknown as AsyncIterable<Uint8Array>) {
    if (length + chunk.length > maxBytes) throw new RangeError('There is more than there may be.');
    whole.set(chunk, length);
    length += chunk.length;
  }
  return whole.subarray(0, length);
}
