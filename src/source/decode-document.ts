/** What is being decoded: where it says its charset itself differs. */
export interface DocumentKind {
  /** The `Content-Type` it came with; empty when it came with none. */
  readonly contentType?: string;
  readonly kind: 'html' | 'xml';
}

/** So much of a document's beginning is searched for the charset that it names; the HTML standard asks for 1,024 bytes. */
const PRESCAN_BYTES = 8_192;
/** UTF-8 with a stray byte, or cut in the middle of a character, has so many good characters for a wrong one. */
const GOOD_PER_WRONG = 10;

/**
 * A page or feed as text, whatever its bytes are.
 *
 * A byte order mark decides. Bytes that are UTF-8 are UTF-8, whatever anybody says: no other text beyond ASCII
 * looks like that by chance, and headers are wrong more often. Else the header counts, then the document's own
 * word, then Windows-1252, as in browsers.
 */
export function decodeDocument(bytes: Uint8Array, { contentType = '', kind }: DocumentKind): string {
  const marked = byMark(bytes);
  if (marked !== undefined) return decode(bytes, marked);
  const said = named(bytes, contentType, kind);
  if (isEscaped(bytes)) return decode(bytes, said ?? 'utf-8');
  const utf8 = decode(bytes, 'utf-8');
  const wrong = utf8.match(/\ufffd/g)?.length ?? 0;
  if (wrong === 0) return utf8;
  const good = (utf8.match(/[\u0080-\uffff]/g)?.length ?? 0) - wrong;
  if (good > wrong * GOOD_PER_WRONG) return utf8;
  return decode(bytes, said === undefined || said === 'utf-8' ? 'windows-1252' : said);
}

function byMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return undefined;
}

function named(bytes: Uint8Array, contentType: string, kind: DocumentKind['kind']): string | undefined {
  const ofHeader = known(/charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(contentType)?.[1]);
  if (ofHeader !== undefined) return ofHeader;
  const head = decode(bytes.subarray(0, PRESCAN_BYTES), 'latin1').replaceAll('\0', '');
  const ofXml = known(/^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w:.-]+)/i.exec(head)?.[1]);
  if (ofXml !== undefined || kind === 'xml') return ofXml;
  return known(/<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1]);
}

/** The standard's name of a charset that the runtime can read. What a document's own text names is no UTF-16: it could not have been read. */
function known(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') || encoding === 'replacement' ? undefined : encoding;
  } catch {
    return undefined;
  }
}

/** ISO-2022-JP writes everything in ASCII, by escapes. */
function isEscaped(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b);
  return at !== -1 && (bytes[at + 1] === 0x24 || bytes[at + 1] === 0x28);
}

function decode(bytes: Uint8Array, label: string): string {
  return new TextDecoder(label).decode(bytes);
}
