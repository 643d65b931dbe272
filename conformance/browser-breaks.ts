import type { Page } from 'playwright-core';
import type { Headline } from './headlines.ts';

/** Where Chromium may break each text: offsets at which a line begins when there is room for none. */
export async function browserBreaks(
  page: Page,
  headlines: readonly Pick<Headline, 'lang' | 'dir' | 'text'>[],
): Promise<ReadonlySet<number>[]> {
  const starts = await page.evaluate(
    (texts) => {
      const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
      return texts.map(({ lang, dir, text }) => {
        document.body.innerHTML = '<div class="narrow"></div>';
        const box = document.querySelector<HTMLElement>('.narrow')!;
        box.lang = lang;
        box.dir = dir;
        box.textContent = text;
        const node = box.firstChild!;
        const range = document.createRange();
        const found: number[] = [];
        let line: number | undefined;
        for (const { segment, index } of segmenter.segment(text)) {
          // Space at a line's end hangs in it or vanishes, and says nothing about the next line.
          if (/^[\s\u200b]+$/.test(segment)) continue;
          range.setStart(node, index);
          range.setEnd(node, index + segment.length);
          const rect = range.getClientRects()[0];
          if (!rect) continue;
          const own = Math.round((rect.top - 10) / 40);
          if (line !== undefined && own !== line) found.push(index);
          line = own;
        }
        return found;
      });
    },
    headlines.map(({ lang, dir, text }) => ({ lang, dir, text })),
  );
  return starts.map((offsets) => new Set(offsets));
}
