/** What somebody pasted or typed into the first box, by its form. */
export type Pasted =
  | { readonly kind: 'nothing' }
  /** A card or a share page that was signed here, or elsewhere. */
  | { readonly kind: 'card'; readonly url: string }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'page'; readonly text: string }
  | { readonly kind: 'headline'; readonly text: string };

/** A headline has no more: the longest of real newsrooms are near 200. */
const HEADLINE_MAX_CHARS = 300;
const CARD_PATH = /^\/[cs]\/v1\/[^/]+\/[^/]+\/[^/]+$/;

/** @param text as it was pasted. */
export function readPasted(text: string): Pasted {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'nothing' };
  const url = linkOf(trimmed);
  if (url)
    return CARD_PATH.test(url.pathname) ? { kind: 'card', url: trimmed } : { kind: 'link', url: url.href };
  if (CARD_PATH.test(trimmed)) return { kind: 'card', url: trimmed };
  if (/^\s*<(!doctype|html|head|body|article|meta)\b/i.test(text)) return { kind: 'html', html: text };
  const lines = trimmed.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 3 || trimmed.length > HEADLINE_MAX_CHARS
    ? { kind: 'page', text }
    : { kind: 'headline', text: lines.join(' ').replace(/\s+/g, ' ') };
}

/** An address, also as people copy it: without `https://`, but then with a path, or it may be a name. */
function linkOf(text: string): URL | undefined {
  if (/\s/.test(text)) return undefined;
  if (/^https?:\/\//i.test(text)) return URL.parse(text) ?? undefined;
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}\/\S+$/u.test(text)
    ? (URL.parse(`https://${text}`) ?? undefined)
    : undefined;
}

/**
 * The card of an address that was signed, without a look at its signature: the service says whether that is
 * genuine.
 */
export function cardOfAddress(url: string): { card: unknown; ext: string | undefined } | undefined {
  const [, payload = '', ext] = /\/([A-Za-z0-9_-]+)(?:\.(png|jpg|webp))?(?:[?#].*)?$/.exec(url) ?? [];
  try {
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (each) => each.charCodeAt(0));
    const card: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof card === 'object' && card !== null ? { card, ext } : undefined;
  } catch {
    return undefined;
  }
}
