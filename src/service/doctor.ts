import type { examine as examineType, Report } from '../doctor/examine.ts';
import type { DoctorTools } from '../doctor/look.ts';
import { PresscardError } from '../errors.ts';
import { BUSY_RETRY_AFTER_S, DOCTOR_AT_ONCE } from '../limits.ts';
import type { PhotoPort } from '../photo/port.ts';

/** Examines pages for whoever may ask. Called by the routes of the doctor. */
export interface Doctor {
  /** @throws PresscardError `busy`, `address_refused`, `blocked_host` or `recursive` */
  report(address: string): Promise<Report>;
  /** The same with small copies of the pictures, by their addresses, for a page that loads nothing from elsewhere. */
  illustrated(address: string): Promise<IllustratedReport>;
}

export interface IllustratedReport {
  readonly report: Report;
  /** JPEGs. */
  readonly copies: ReadonlyMap<string, Uint8Array>;
}

/**
 * A doctor that sees only so many at the same time: an examination is two dozen requests. Its tools are loaded by the
 * first one.
 */
export function createDoctor(tools: DoctorTools & { readonly photos: PhotoPort }): Doctor {
  let begun = 0;
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (begun >= DOCTOR_AT_ONCE) {
      throw new PresscardError('busy', 'Other pages are being examined at this moment. Ask again shortly.', {
        retryAfterS: BUSY_RETRY_AFTER_S,
      });
    }
    begun += 1;
    try {
      return await work();
    } finally {
      begun -= 1;
    }
  };

  const examined = async (address: string): ReturnType<typeof examineType> => {
    const { examine, pageAddress } = await import('../doctor/examine.ts');
    return examine(tools, pageAddress(address));
  };

  return {
    report: (address) => inTurn(async () => (await examined(address)).report),
    illustrated: (address) =>
      inTurn(async () => {
        const { report, bytes } = await examined(address);
        const { thumbnail } = await import('../doctor/thumbnail.ts');
        const copies = new Map<string, Uint8Array>();
        for (const [url, picture] of bytes) {
          const copy = await thumbnail(tools.photos, picture);
          if (copy) copies.set(url, copy);
        }
        return { report, copies };
      }),
  };
}
