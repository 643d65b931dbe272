import type { CDPSession, Page } from 'playwright-core';
import type { SetHeadline } from '../setting.ts';
import { PAGE_HEIGHT_PX, PAGE_WIDTH_PX } from './chromium.ts';
import type { Grey } from './grey.ts';
import { blockOf, type Block } from './markup.ts';
import { SCALE } from './own.ts';
import { decodeInk } from './png.ts';

/** A line as the browser drew it, and where its origin stands in that picture, in px of the picture. */
export interface BrowserLine {
  readonly picture: Grey;
  readonly origin: { readonly x: number; readonly y: number };
  readonly widthPx: number;
}

interface Place {
  /** Left edge, right edge and top of each line; baseline of the first. */
  readonly lines: readonly { left: number; right: number; top: number }[];
  readonly baseline: number;
}

/** Headlines that fill one screenshot. */
export function* batches(headlines: readonly SetHeadline[]): Generator<SetHeadline[]> {
  let batch: SetHeadline[] = [];
  let height = 0;
  for (const headline of headlines) {
    const own = blockOf(headline, 0, false).heightPx;
    if (batch.length > 0 && height + own > PAGE_HEIGHT_PX) {
      yield batch;
      [batch, height] = [[], 0];
    }
    batch.push(headline);
    height += own;
  }
  if (batch.length > 0) yield batch;
}

/** The lines of each headline as Chromium draws them, and the families that it took from outside the page. */
export async function drawInBrowser(
  page: Page,
  session: CDPSession,
  headlines: readonly SetHeadline[],
  separate: ReadonlySet<string> = new Set(),
): Promise<{ lines: Map<string, BrowserLine[]>; refused: string[] }> {
  let top = 0;
  const blocks = new Map<string, Block & { top: number }>();
  for (const headline of headlines) {
    const { id } = headline.headline;
    const block = blockOf(headline, top, separate.has(id));
    blocks.set(id, { ...block, top });
    top += block.heightPx;
  }
  const places = await placesOf(page, [...blocks.values()].map(({ html }) => html).join(''), top);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    clip: { x: 0, y: 0, width: PAGE_WIDTH_PX, height: top, scale: 1 },
  });
  const shot = decodeInk(Buffer.from(data, 'base64'));
  const lines = new Map<string, BrowserLine[]>();
  const refused: string[] = [];
  for (const [id, block] of blocks) {
    const place = places[id]!;
    const tops = new Set(place.lines.map((line) => Math.round(line.top)));
    if (tops.size < place.lines.length) refused.push(id);
    lines.set(
      id,
      place.lines.map((line, index) => ({
        picture: strip(shot, block.top + index * block.stripPx, block.stripPx),
        origin: { x: line.left * SCALE, y: (place.baseline - block.top) * SCALE },
        widthPx: line.right - line.left,
      })),
    );
  }
  return { lines, refused };
}

function strip({ width, ink }: Grey, topPx: number, heightPx: number): Grey {
  const top = topPx * SCALE;
  const height = heightPx * SCALE;
  return { width, height, ink: ink.subarray(top * width, (top + height) * width) };
}

function placesOf(page: Page, html: string, heightPx: number): Promise<Record<string, Place>> {
  return page.evaluate(
    async ({ html, heightPx }) => {
      document.body.style.height = `${heightPx}px`;
      document.body.innerHTML = html;
      document.body.getBoundingClientRect();
      await document.fonts.ready;
      const places: Record<string, Place> = {};
      for (const probe of document.querySelectorAll<HTMLElement>('.probe')) {
        const block = document.querySelector<HTMLElement>(`[data-id="${probe.dataset.of}"]`)!;
        const lines = Array.from(block.querySelectorAll('.line'), (line) => {
          const rects = Array.from(line.children, (child) => [...child.getClientRects()]).flat();
          return {
            left: Math.min(...rects.map(({ left }) => left)),
            right: Math.max(...rects.map(({ right }) => right)),
            top: line.getClientRects()[0]!.top,
          };
        });
        places[probe.dataset.of!] = { lines, baseline: probe.getBoundingClientRect().bottom };
      }
      return places;
    },
    { html, heightPx },
  );
}
