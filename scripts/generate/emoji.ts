/** Packs the emoji pictures of @twemoji/svg into a few dozen files by their first character. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emojiPack, type EmojiIndex } from '../../src/typeset/emoji.ts';

export function generateEmoji({ packagesDir, outDir }: { packagesDir: string; outDir: string }): EmojiIndex {
  mkdirSync(outDir, { recursive: true });
  const folder = join(packagesDir, '@twemoji/svg');
  const packs = new Map<string, Record<string, string>>();
  const keys = readdirSync(folder)
    .filter((file) => file.endsWith('.svg'))
    .map((file) => file.slice(0, -'.svg'.length))
    .sort();
  for (const key of keys) {
    const picture = readFileSync(join(folder, `${key}.svg`), 'utf8').match(/<svg[^>]*>([\s\S]*)<\/svg>/)?.[1];
    if (picture === undefined) throw new Error(`${key}.svg of @twemoji/svg is no SVG as it used to be`);
    const pack = packs.get(emojiPack(key)) ?? {};
    pack[key] = picture.trim();
    packs.set(emojiPack(key), pack);
  }
  const files = [...packs].map(([name, pictures]) => {
    const bytes = JSON.stringify(pictures);
    const file = `emoji-${name}.${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.json`;
    writeFileSync(join(outDir, file), bytes);
    return [name, file];
  });
  return { keys, packs: Object.fromEntries(files) };
}
