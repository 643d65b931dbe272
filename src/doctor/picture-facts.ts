import { PresscardError, type FaultCode } from '../errors.ts';
import { readHeader } from '../photo/header.ts';
import { kindOfBytes } from '../photo/kind.ts';
import { DOCTOR_PICTURE_MAX_BYTES } from '../limits.ts';
import type { Visit } from './visit.ts';

/** A picture as a network gets it. */
export interface PictureFacts {
  /** Absolute, as it was asked for. */
  readonly url: string;
  readonly status: number | undefined;
  readonly failed: FaultCode | undefined;
  readonly redirects: number;
  /** What the server calls it, without parameters. */
  readonly type: string | undefined;
  /** What its bytes are, for people: `JPEG`, `SVG`, `HTML`. */
  readonly kind: string | undefined;
  /** The media type of its bytes, where that is one of a picture. */
  readonly realType: string | undefined;
  readonly bytes: number;
  /** Whether there is more of it than was fetched. */
  readonly isCut: boolean;
  readonly width: number | undefined;
  readonly height: number | undefined;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  WebP: 'image/webp',
  GIF: 'image/gif',
  AVIF: 'image/avif',
  HEIC: 'image/heic',
  SVG: 'image/svg+xml',
  BMP: 'image/bmp',
  TIFF: 'image/tiff',
  'JPEG XL': 'image/jxl',
};

/** What can be said of a picture from one request for it. */
export function pictureFacts(url: string, { answer, failed }: Visit): PictureFacts {
  const bytes = answer?.bytes ?? new Uint8Array(0);
  const kind = answer ? kindOfBytes(bytes) : undefined;
  const type = answer?.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return {
    url,
    status: answer?.status,
    failed: failed?.code,
    redirects: answer?.hops.length ?? 0,
    type: type === '' ? undefined : type,
    kind,
    realType: kind === undefined ? undefined : MEDIA_TYPES[kind],
    bytes: Math.max(bytes.length, declaredLength(answer?.headers)),
    isCut: bytes.length >= DOCTOR_PICTURE_MAX_BYTES,
    ...sizeOf(bytes, kind),
  };
}

/** Whether a network could show it at all. */
export function isPicture({ status, realType }: PictureFacts): boolean {
  return status === 200 && realType !== undefined;
}

/** Of a picture that was cut off, the header says how long it is. A compressed length says nothing. */
function declaredLength(headers: Headers | undefined): number {
  if (!headers || headers.has('content-encoding')) return 0;
  const length = Number(headers.get('content-length') ?? 0);
  return Number.isSafeInteger(length) ? length : 0;
}

function sizeOf(
  bytes: Uint8Array,
  kind: string | undefined,
): { width: number | undefined; height: number | undefined } {
  if (kind === 'GIF' && bytes.length >= 10) {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  try {
    const { width, height } = readHeader(bytes);
    return { width, height };
  } catch (error) {
    if (!(error instanceof PresscardError)) throw error;
    return { width: undefined, height: undefined };
  }
}
