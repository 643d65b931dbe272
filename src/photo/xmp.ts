import { concatBytes } from '../bytes.ts';
import type { PhotoCredits } from './metadata.ts';

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (each) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[each]!);

/**
 * A JPEG with creator, copyright and credit in an XMP packet (ISO 16684-1), which alone of the metadata
 * formats says how its letters are encoded. Without any of them the file comes back as it is.
 */
export function withCredits(jpeg: Uint8Array, { credit, creator, copyright }: PhotoCredits): Uint8Array {
  const fields = [
    creator && `<dc:creator><rdf:Seq><rdf:li>${escapeXml(creator)}</rdf:li></rdf:Seq></dc:creator>`,
    copyright &&
      `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(copyright)}</rdf:li></rdf:Alt></dc:rights>`,
    credit && `<photoshop:Credit>${escapeXml(credit)}</photoshop:Credit>`,
  ].filter(Boolean);
  if (fields.length === 0) return jpeg;
  const packet = `http://ns.adobe.com/xap/1.0/\0<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">${fields.join('')}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`;
  const data = new TextEncoder().encode(packet);
  const length = data.length + 2;
  const at = afterJfif(jpeg);
  return concatBytes([
    jpeg.subarray(0, at),
    Uint8Array.of(0xff, 0xe1, length >> 8, length & 255),
    data,
    jpeg.subarray(at),
  ]);
}

/** JFIF wants its own segment to be the first. */
function afterJfif(jpeg: Uint8Array): number {
  return jpeg[2] === 0xff && jpeg[3] === 0xe0 ? 4 + (jpeg[4]! << 8) + jpeg[5]! : 2;
}
