/** So many bytes of a page are searched for the charset that it names (HTML standard, 13.2.3.2). */
const PRESCAN_BYTES = 1_024;

/** A page's text, and whether the page says how it is written. */
export interface DecodedPage {
  readonly html: string;
  /** The standard's name of the charset. */
  readonly charset: string;
  readonly saysCharset: boolean;
}

/** Reads a page as a crawler does: by its mark, else by the header, else by what its beginning names, else as UTF-8. */
export function decodePage(bytes: Uint8Array, contentType: string): DecodedPage {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES));
  const isMarked = head.startsWith('\u00ef\u00bb\u00bf');
  const named =
    /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(contentType)?.[1] ??
    /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
  const decoder = isMarked ? new TextDecoder() : decoderOf(named ?? 'utf-8');
  return {
    html: decoder.decode(bytes),
    charset: decoder.encoding,
    saysCharset: isMarked || named !== undefined,
  };
}

/** A charset that nobody knows is read as UTF-8. */
function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
