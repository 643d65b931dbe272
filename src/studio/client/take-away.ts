import { downloadZip } from 'client-zip';

/** Saves something as a file. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Several files as one. */
export async function downloadAll(
  files: readonly { readonly name: string; readonly blob: Blob }[],
  name: string,
): Promise<void> {
  download(await downloadZip(files.map(({ name, blob }) => ({ name, input: blob }))).blob(), name);
}

/**
 * Puts a text on the clipboard that is still to come. Browsers let a page write there for a moment after a
 * key; where they take a promise, the moment does not end while the service makes the card.
 */
export async function copyText(text: string | Promise<string>): Promise<void> {
  if (typeof text !== 'string' && navigator.clipboard?.write && typeof ClipboardItem === 'function') {
    const coming = text.then((words) => new Blob([words], { type: 'text/plain' }));
    return navigator.clipboard.write([new ClipboardItem({ 'text/plain': coming })]);
  }
  const words = await text;
  if (navigator.clipboard) return navigator.clipboard.writeText(words);
  copyBySelection(words);
}

/** A picture, which browsers take as PNG alone. */
export async function copyImage(png: Promise<Blob>): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}

/** Without HTTPS there is no clipboard but that of a selection. */
function copyBySelection(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  if (!isCopied) throw new Error('not copied');
}

/** A file's name out of a headline: letters and digits of any script, short, no dots. */
export function fileName(headline: string, ending: string): string {
  const words = headline
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const kept = [...words]
    .slice(0, 60)
    .join('')
    .replace(/-[^-]*$/, (rest) => (words.length > 60 ? '' : rest));
  return `${kept || 'card'}-${ending}`;
}
