import type * as HarfBuzz from 'harfbuzzjs';
import type { FontPort, LogPort } from '../ports.ts';
import { OWN_FAMILY_PREFIX, type FontIndex, type FontSlice } from './font-index.ts';
import { openFace, unpackFace, type OpenFace } from './open-face.ts';

/** A face that a newsroom brings, by the name that its styles have it under. */
export interface BroughtFace {
  readonly family: string;
  readonly bytes: Uint8Array;
}

/** What is known of a file, whichever press reads it. */
const opened = new WeakMap<Uint8Array, Promise<OpenFace | undefined>>();

interface OwnFacesOptions {
  readonly harfbuzz: typeof HarfBuzz;
  readonly fonts: FontPort;
  readonly log: LogPort;
}

/**
 * A newsroom's own faces before those of presscard. A file is read when a text first asks for its family; one that
 * cannot be read is logged, and the text is set in what comes after it.
 */
export class OwnFaces {
  readonly #options: OwnFacesOptions;
  readonly #faces: ReadonlyMap<string, Uint8Array>;
  /** Of the families that were opened. */
  readonly #slices = new Map<string, FontSlice | undefined>();
  #index: FontIndex;

  constructor(faces: readonly BroughtFace[], options: OwnFacesOptions) {
    this.#options = options;
    this.#faces = new Map(faces.map(({ family, bytes }) => [family, bytes]));
    this.#index = options.fonts.index;
  }

  /** What there is to choose from once `open` is done. */
  get index(): FontIndex {
    return this.#index;
  }

  /** The files of presscard's own faces and of those that were brought, for the face book. */
  get port(): FontPort {
    const { fonts } = this.#options;
    return {
      index: fonts.index,
      load: async (slice) => {
        const bytes = this.#faces.get(slice.id);
        const sfnt = bytes && (await unpackFace(bytes));
        return sfnt ?? fonts.load(slice);
      },
    };
  }

  /** Makes the families of a style known; resolves at once for those of presscard. */
  async open(families: readonly string[]): Promise<void> {
    for (const family of families) {
      if (!family.startsWith(OWN_FAMILY_PREFIX) || this.#slices.has(family)) continue;
      const bytes = this.#faces.get(family);
      const face = bytes && (await this.#read(bytes));
      // Another text may have waited for the same file.
      if (this.#slices.has(family)) continue;
      if (!face) this.#options.log.write('error', 'face_unreadable', { family });
      this.#slices.set(family, face && sliceOf(family, face));
      const own = [...this.#slices.values()].filter((slice) => slice !== undefined);
      this.#index = { ...this.#options.fonts.index, slices: [...own, ...this.#options.fonts.index.slices] };
    }
  }

  #read(bytes: Uint8Array): Promise<OpenFace | undefined> {
    let face = opened.get(bytes);
    if (!face) {
      const { harfbuzz } = this.#options;
      face = openFace(bytes, { harfbuzz, maxBytes: Infinity }).then((read) =>
        'fault' in read ? undefined : read,
      );
      opened.set(bytes, face);
    }
    return face;
  }
}

function sliceOf(family: string, { weights, coverage, bytes }: OpenFace): FontSlice {
  return { id: family, family, weights, file: family, bytes, sha256: family, coverage };
}
