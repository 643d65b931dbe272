/** SHA-256 of a text's UTF-8, as 64 hex digits. */
export async function sha256Hex(text: string): Promise<string> {
  return hex(await sha256(text));
}

/** The same as base64, as a content security policy names what it lets through. */
export async function sha256Base64(text: string): Promise<string> {
  return btoa(String.fromCharCode(...new Uint8Array(await sha256(text))));
}

function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
}

/** SHA-256 of a file, as 64 hex digits. */
export async function sha256HexOfBytes(bytes: Uint8Array): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
}

/** Bytes as hex digits, two a byte. */
export function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
