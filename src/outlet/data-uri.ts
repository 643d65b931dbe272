const DATA_URI = /^data:([^,]*),(.*)$/s;
const BASE64 = /;\s*base64\s*$/i;

/** @returns undefined for what is no data URI. */
export function dataUriBytes(uri: string): Uint8Array<ArrayBuffer> | undefined {
  const [, kind, data] = DATA_URI.exec(uri) ?? [];
  if (kind === undefined || data === undefined) return undefined;
  try {
    if (!BASE64.test(kind)) return new TextEncoder().encode(decodeURIComponent(data));
    return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** @returns undefined for what is no data URI of text. */
export function dataUriText(uri: string): string | undefined {
  const bytes = dataUriBytes(uri);
  return bytes && new TextDecoder().decode(bytes);
}

/** SVG as an address that a picture may have, without the third that base64 would add. */
export function svgDataUri(svg: string): string {
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}
