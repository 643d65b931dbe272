/* eslint-disable no-control-regex -- file signatures are made of such bytes */
/** First bytes of a file, as Latin-1; `.` stands for any byte. HTML and SVG may begin with blanks or a mark. */
const KINDS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['JPEG', /^\xff\xd8\xff/],
  ['PNG', /^\x89PNG\r\n\x1a\n/],
  ['WebP', /^RIFF....WEBP/s],
  ['AVIF', /^....ftypavi[fs]/s],
  ['HEIC', /^....ftyp(hei|hev|mif|msf)/s],
  ['GIF', /^GIF8/],
  ['TIFF', /^(II\*\0|MM\0\*)/],
  ['BMP', /^BM/],
  ['JPEG XL', /^(\xff\x0a|\0\0\0\x0cJXL )/],
  ['PDF', /^%PDF/],
  ['SVG', /^[\xef\xbb\xbf\s]*(<\?xml|<!--|<!doctype svg|<svg)/i],
  ['HTML', /^[\xef\xbb\xbf\s]*<(!doctype|html|head|body)/i],
];

/** What a file is by its first bytes, as a name for a person. */
export function kindOfBytes(bytes: Uint8Array): string {
  const head = latin1(bytes.subarray(0, 64));
  const known = KINDS.find(([, pattern]) => pattern.test(head));
  return known?.[0] ?? (bytes.length === 0 ? 'an empty file' : 'something else');
}

/** Bytes as a text of one character each. */
export const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
