import type { Report } from './examine.ts';

/** The class of a picture on the doctor's page: the pictures' own styles give it its copy. */
export function pictureClass(url: string): string {
  let hash = 0;
  for (let at = 0; at < url.length; at += 1) hash = (Math.imul(hash, 31) + url.charCodeAt(at)) >>> 0;
  return `picture-${hash.toString(36)}`;
}

/** The class of the shape in which a network shows it. */
export function shapeClass(network: string): string {
  return `shape-${network}`;
}

/** A picture that nobody could read takes this room. */
const RATIO_UNKNOWN = 1200 / 630;
/** Width by height of the tallest one: a feed shows no more of it at once. */
const RATIO_MIN = 4 / 5;

/**
 * Styles that show the copies, each in the shape of its network. A style attribute would need a policy that lets
 * every one through.
 */
export function pictureStyles(
  { pictures, previews }: Report,
  copies: ReadonlyMap<string, Uint8Array>,
): string {
  const shown = [...copies].map(
    ([url, bytes]) =>
      `.${pictureClass(url)} { background-image: url(data:image/jpeg;base64,${base64(bytes)}); }`,
  );
  const shapes = previews.map(({ network, picture }) => {
    const facts = pictures.find(({ url }) => url === picture.url);
    const own = facts?.width && facts.height ? facts.width / facts.height : RATIO_UNKNOWN;
    return `.${shapeClass(network)} { aspect-ratio: ${Math.max(RATIO_MIN, picture.ratio ?? own).toFixed(4)}; }`;
  });
  return [...shown, ...shapes].join('\n');
}

/** In parts: a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary);
}
