import type sharpType from 'sharp';
import { PresscardError } from '../../errors.ts';
import {
  PHOTO_INTAKES_MAX,
  PHOTO_MAX_BYTES,
  PHOTO_MAX_PIXELS,
  PHOTO_STORED_MAX_PIXELS,
  PHOTOS_AT_ONCE,
} from '../../limits.ts';
import type { PhotoPort } from '../../photo/port.ts';
import { queue } from '../../photo/queue.ts';

/** Loaded by the first photo: a text card starts 40 ms earlier. */
async function loadSharp(): Promise<typeof sharpType> {
  const { default: sharp } = await import('sharp');
  // libvips would keep the last operations and their pictures, up to 50 MB that no second photo asks for.
  sharp.cache(false);
  return sharp;
}

/** Codecs by libvips: shrinks while it loads, converts any profile and CMYK, reads row by row. */
export const sharpPhotos: PhotoPort = {
  limits: {
    maxBytes: PHOTO_MAX_BYTES.node,
    maxPixels: PHOTO_MAX_PIXELS.node,
    maxStoredPixels: PHOTO_STORED_MAX_PIXELS.node,
    maxIntakes: PHOTO_INTAKES_MAX.node,
  },
  inTurn: queue(PHOTOS_AT_ONCE.node),

  async decode(bytes, header, { width, height, part }) {
    const sharp = await loadSharp();
    try {
      const photo = sharp(bytes, { limitInputPixels: PHOTO_MAX_PIXELS.node, failOn: 'error' });
      // Left in CMYK until the end, a photo is converted by what its profile measured; sharp's usual way
      // is the perceptual one, up to 6 (CIEDE2000) from it and with yellow shadows.
      if (header.colour === 'cmyk') photo.pipelineColourspace('cmyk');
      photo.resize(width, height, { fit: 'fill' });
      if (part) photo.extract(part);
      const { data } = await photo
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .ensureAlpha()
        .raw({ depth: 'uchar' })
        .toBuffer({ resolveWithObject: true });
      const size = { width: part?.width ?? width, height: part?.height ?? height };
      return { ...size, rgba: new Uint8Array(data.buffer, data.byteOffset, data.length) };
    } catch (cause) {
      throw new PresscardError('photo_unreadable', 'The photo is damaged; its pixels cannot be read.', {
        cause,
      });
    }
  },

  async encodeJpeg({ width, height, rgba }, { quality, effort, chroma = '4:4:4' }) {
    const sharp = await loadSharp();
    return sharp(rgba, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .jpeg({
        quality,
        chromaSubsampling: chroma,
        // MozJPEG without its trellis: 25 ms for a card instead of 110, for a twentieth more bytes.
        ...(effort === 'small' && { progressive: true, quantisationTable: 3, overshootDeringing: true }),
      })
      .toBuffer();
  },

  async encodeWebp({ width, height, rgba }, { quality }) {
    const sharp = await loadSharp();
    return sharp(rgba, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .webp(quality === 'lossless' ? { lossless: true } : { quality, smartSubsample: true })
      .toBuffer();
  },
};
