import type { Warning } from '../article/article.ts';
import type { FaultCode } from '../errors.ts';
import type { SizeId } from '../../templates/sizes.ts';

/** A line of the manifest: what became of one article of INPUT. */
export type ManifestLine = MadeLine | FailedLine;

interface LineStart {
  /** Where in INPUT it stands. */
  readonly from: string;
  /** Digest of what stood there, by which a resumed batch knows that INPUT is the same. */
  readonly input: string;
}

export interface MadeLine extends LineStart {
  readonly article: { readonly id?: string; readonly url?: string; readonly headline?: string };
  readonly cards: Partial<Record<SizeId, MadeCard>>;
  /** What the cards say, for those who cannot see them. */
  readonly alt: string;
  readonly warnings: readonly Warning[];
  /** The record of what was signed, for `presscard keys allow`; where there are keys. */
  readonly signed?: { readonly kid: string; readonly cards: readonly string[] };
}

export interface MadeCard {
  /** Beside the manifest, or behind the prefix in the bucket. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** Signed, where there are keys. */
  readonly url?: string;
}

export interface FailedLine extends LineStart {
  /** As HTTP answers it: `code`, `title`, `detail`, `fields`. */
  readonly error: object & { readonly code: FaultCode };
}

/** What a batch keeps of its lines, and asks for when it is resumed. */
export interface Manifest {
  /** The lines of what was done before, in their order. */
  before(): AsyncGenerator<ManifestLine>;
  /** @throws PresscardError `output_failed`; what was written of the line is gone then. */
  append(line: ManifestLine): Promise<void>;
  close(): Promise<void>;
}
