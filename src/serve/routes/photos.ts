import * as z from 'zod';
import { PresscardError } from '../../errors.ts';
import { readBounded } from '../../guard/read-bounded.ts';
import { ARTICLE_MAX_BYTES, PHOTO_UPLOAD_MAX_MS, URL_MAX_CHARS } from '../../limits.ts';
import type { Service } from '../../service/service.ts';
import { checked, readJson } from '../read-json.ts';
import { json, type Route } from '../route.ts';

const share = z.number().min(0).max(1);
const bodySchema = z
  .object({
    url: z.string().min(1).max(URL_MAX_CHARS).describe('Where the photo is: it is fetched now, within 5 s.'),
    focus: z.tuple([share, share]).optional().describe('The point that every crop keeps, from the top left.'),
  })
  .describe('Or the bytes of a JPEG, PNG or WebP as the body, with `focus` in the query.');
const querySchema = z.object({
  focus: z
    .string()
    .regex(/^(0|1|0?\.\d+|1\.0+),(0|1|0?\.\d+|1\.0+)$/, 'must be two numbers from 0 to 1, like 0.5,0.3')
    .transform((text) => text.split(',').map(Number) as [number, number])
    .optional()
    .describe('The point that every crop keeps, from the top left, where the body is the photo: `0.5,0.3`.'),
});
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** `PUT /v1/photos`: takes a photo in, once; cards name it by its sha256. */
export function photosRoute({ photos, press }: Service): Route {
  const { maxBytes } = press.ports.photos.limits;
  return {
    method: 'put',
    path: '/v1/photos',
    summary: 'Takes in a photo, as the body or from an address',
    access: 'key',
    cors: true,
    body: {
      schema: bodySchema,
      others: ['image/jpeg', 'image/png', 'image/webp'],
      note: 'Or the bytes of a JPEG, PNG or WebP, with focus in the query.',
    },
    query: querySchema,
    answer: {
      description: 'The photo as it is kept: upright, in sRGB, no larger than the largest card needs.',
      type: 'application/json',
      schema: z.object({
        sha256: z.string(),
        width: z.int(),
        height: z.int(),
        focus: z.tuple([share, share]),
        credit: z.string().optional(),
        creator: z.string().optional(),
        copyright: z.string().optional(),
      }),
    },
    errors: [
      'photo_too_large',
      'photo_unsupported',
      'photo_unreadable',
      'photo_colour_space',
      'photo_incomplete',
      'blocked_host',
      'address_refused',
      'recursive',
      'fetch_failed',
      'fetch_redirects',
      'fetch_timeout',
      'fetch_too_large',
      'withdrawn',
      'busy',
      'store_full',
    ],
    example: {
      body: { url: 'https://pictures.example.org/pier.jpg', focus: [0.6, 0.3] },
      answer: {
        sha256: '4f0b6a1de1f2c7e1b0c3b1f6a0f0d2b1c4a5968778695a4b3c2d1e0f00112233',
        width: 2880,
        height: 1920,
        focus: [0.6, 0.3],
        credit: 'Ada Holm / Harbour Pictures',
      },
    },
    async handle({ req }, apiKey) {
      if (/^application\/json\b/i.test(req.header('content-type') ?? '')) {
        const { url, focus } = await readJson(req.raw, bodySchema, ARTICLE_MAX_BYTES);
        return json(await photos.takeFrom(url, { apiKey: apiKey!, focus }));
      }
      const { focus } = checked(req.query(), querySchema);
      return json(await photos.take(() => readPhoto(req.raw, maxBytes), { apiKey: apiKey!, focus }));
    },
  };
}

/** `DELETE /v1/photos/{sha256}`: no card shows it from now on. */
export function photoWithdrawalRoute({ photos }: Service): Route {
  return {
    method: 'delete',
    path: '/v1/photos/:sha256',
    summary: 'Withdraws a photo: its cards answer 410, and it is not taken in again',
    access: 'key',
    cors: true,
    answer: {
      description: 'It is gone; `POST /v1/takedowns` takes a withdrawal back.',
      type: 'application/json',
      schema: z.object({ withdrawn: z.literal(true), sha256: z.string() }),
    },
    errors: ['photo_unknown', 'outlet_refused', 'purge_failed', 'store_failed'],
    example: {
      params: { sha256: '4f0b6a1de1f2c7e1b0c3b1f6a0f0d2b1c4a5968778695a4b3c2d1e0f00112233' },
      answer: {
        withdrawn: true,
        sha256: '4f0b6a1de1f2c7e1b0c3b1f6a0f0d2b1c4a5968778695a4b3c2d1e0f00112233',
      },
    },
    async handle({ req }, apiKey) {
      const { data: sha256 } = sha256Schema.safeParse(req.param('sha256'));
      if (sha256 === undefined)
        throw new PresscardError(
          'not_found',
          'A photo’s address ends in its sha256, 64 lower-case hex digits.',
        );
      await photos.withdraw(sha256, apiKey!);
      return json({ withdrawn: true, sha256 });
    },
  };
}

/** The body, counted while it arrives: a declared length may lie, and a sender may drip. */
async function readPhoto(request: Request, maxBytes: number): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(PHOTO_UPLOAD_MAX_MS);
  let bytes: Uint8Array | undefined;
  try {
    bytes = await readBounded(request.body, { maxBytes, signal });
  } catch (cause) {
    throw new PresscardError('photo_incomplete', 'The photo did not arrive whole in time. Send it again.', {
      cause,
    });
  }
  if (bytes) return bytes;
  throw new PresscardError('photo_too_large', `The photo is larger than ${maxBytes} bytes.`);
}
