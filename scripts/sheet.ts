import sharp from 'sharp';

const GAP_PX = 16;
const GROUND = '#e4e6e9';

/** Pictures of one size side by side, in rows: a PNG of few colours. */
export async function sheetOf(
  pictures: readonly Uint8Array[],
  { columns, widthPx, heightPx }: { columns: number; widthPx: number; heightPx: number },
): Promise<Uint8Array> {
  const parts = await Promise.all(
    pictures.map(async (picture, at) => ({
      input: await sharp(picture).resize(widthPx, heightPx).toBuffer(),
      left: GAP_PX + (at % columns) * (widthPx + GAP_PX),
      top: GAP_PX + Math.floor(at / columns) * (heightPx + GAP_PX),
    })),
  );
  return sharp({
    create: {
      width: GAP_PX + columns * (widthPx + GAP_PX),
      height: GAP_PX + Math.ceil(pictures.length / columns) * (heightPx + GAP_PX),
      channels: 3,
      background: GROUND,
    },
  })
    .composite(parts)
    .png({ palette: true, colours: 256, effort: 7 })
    .toBuffer();
}
