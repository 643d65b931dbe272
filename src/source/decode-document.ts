/** What is being decoded: where it says its charset itself differs. */
export interface DocumentKind {
  /** The `Content-Type` it came with; empty when it came with none. */
  readonly contentType?: string;
  readonly kind: 'html' | 'xml';
}

/** So much of a document's beginning is searched for the charset that it names; the HTML standard asks for 1,024 bytes. */
const PRESCAN_BYTES = 8_192;
/** Of a text that was cut in the middle of a character, and of one with a stray byte, this much may be wrong. */
const WRONG_SHARE_MAX = 0.001;

/**
 * A page or feed as text, whatever its bytes are.
 *
 * A byte order mark decides. Bytes that are UTF-8 with more than ASCII in them are UTF-8, whatever anybody says:
 * no other text looks like that by chance, and headers are wrong more often. Else the header counts, then the
 * document's own word, then Windows-1252, as in browsers.
 */
export function decodeDocument(bytes: Uint8Array, { contentType = '', kind }: DocumentKind): string {
  const marked = byMark(bytes);
  if (marked !== undefined) return decode(bytes, marked);
  const utf8 = decode(bytes, 'utf-8');
  const wrong = wrongShare(utf8);
  if (wrong === 0)
    return isStateful(bytes) ? decode(bytes, named(bytes, contentType, kind) ?? 'utf-8') : utf8;
  const said = named(bytes, contentType, kind);
  if (said === undefined || said === 'utf-8')
    return wrong <= WRONG_SHARE_MAX || !canBeOther(utf8) ? utf8 : decode(bytes, 'windows-1252');
  return wrong <= WRONG_SHARE_MAX && /[^\u0000-\u007f\ufffd]/.test(utf8) ? utf8 : decode(bytes, said);
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
function isStateful(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b);
  return at !== -1 && (bytes[at + 1] === 0x24 || bytes[at + 1] === 0x28);
}

function wrongShare(text: string): number {
  let wrong = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) wrong += 1;
  return text.length === 0 ? 0 : wrong / text.length;
}

/** Whether hardly anything of it was read as UTF-8 beyond ASCII. */
function canBeOther(utf8: string): boolean {
  const beyond = utf8.replace(/[\u0000-\u007f]/g, '');
  return beyond.replaceAll('\ufffd', '').length < beyond.length / 2;
}

function decode(bytes: Uint8Array, label: string): string {
  return new TextDecoder(label).decode(bytes);
}
