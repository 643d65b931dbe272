/**
 * Where a JPEG says who made it: XMP (in APP1) and IPTC (in APP13). A canvas writes neither, and a photo
 * without the photographer's name is one that may not be printed.
 */
const XMP = 'http://ns.adobe.com/xap/1.0/\0';
const IPTC = 'Photoshop 3.0\0';

const MARKER_START_OF_SCAN = 0xda;

/** @returns whole segments, markers included; none for what is no JPEG or ends early. */
export function creditSegments(bytes: Uint8Array): Uint8Array<ArrayBuffer>[] {
  const found: Uint8Array<ArrayBuffer>[] = [];
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return found;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === MARKER_START_OF_SCAN) break;
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) break;
    const isXmp = marker === 0xe1 && startsWith(bytes, at + 4, XMP);
    const isIptc = marker === 0xed && startsWith(bytes, at + 4, IPTC);
    if (isXmp || isIptc) found.push(bytes.slice(at, end));
    at = end;
  }
  return found;
}

/** The same picture with these segments behind its first marker. */
export function withSegments(
  jpeg: Uint8Array<ArrayBuffer>,
  segments: readonly Uint8Array<ArrayBuffer>[],
): Uint8Array<ArrayBuffer> {
  const parts = [jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function startsWith(bytes: Uint8Array, from: number, name: string): boolean {
  return [...name].every((character, index) => bytes[from + index] === character.charCodeAt(0));
}
