import type { PreviewFacts } from '../preview.ts';
import { sizeIds, type SizeId } from '../../../templates/sizes.ts';
import { ask, type Answer, type Problem } from './api.ts';

/** What a preview is asked for: an article and the options of its card. */
export interface Want {
  readonly article: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, string>>;
}

/** A picture that was made, and what is known of it. */
export interface Picture {
  /** What it was made from: another text is another picture. */
  readonly key: string;
  readonly blob: Blob;
  /** A `blob:` address. */
  readonly url: string;
  readonly facts: PreviewFacts;
}

export interface PreviewListener {
  /** The picture that is looked at, or another size of the same card. */
  onPicture(size: SizeId, picture: Picture): void;
  onProblem(problem: Problem): void;
  /** How many requests are under way. */
  onBusy(isBusy: boolean): void;
}

/** The other sizes are asked for when the hands rest. */
const REST_MS = 350;
/** A request that is given up still costs the service its render: after a slow one the next waits a little. */
const WAIT_SHARE = 0.4;
const WAIT_MAX_MS = 120;

/**
 * Keeps what is shown up with what is typed. The last keystroke wins: a request for an earlier one is
 * cancelled, and an answer that comes too late changes nothing.
 */
export class Previewer {
  readonly #listener: PreviewListener;
  readonly #has: (size: SizeId) => string | undefined;
  #main: AbortController | undefined;
  #others: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastMs = 0;

  /** @param has the key of the picture that is shown in a size. */
  constructor(listener: PreviewListener, has: (size: SizeId) => string | undefined) {
    this.#listener = listener;
    this.#has = has;
  }

  /** @param size the one that is looked at. */
  show(want: Want, size: SizeId): void {
    const isUnderWay = this.#main !== undefined;
    this.cancel();
    if (this.#has(size) === keyOf(want, size)) return this.#showOthers(want, size);
    const run = (): void => void this.#show(want, size);
    const waitMs = isUnderWay ? Math.min(WAIT_MAX_MS, this.#lastMs * WAIT_SHARE) : 0;
    if (waitMs < 4) run();
    else this.#timer = setTimeout(run, waitMs);
  }

  /** Gives up what was asked for. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#main?.abort();
    this.#others?.abort();
    this.#main = undefined;
    this.#others = undefined;
  }

  async #show(want: Want, size: SizeId): Promise<void> {
    const controller = new AbortController();
    this.#main = controller;
    this.#listener.onBusy(true);
    const startedMs = performance.now();
    const answer = await preview(want, { size, fits: true }, controller.signal).catch(() => undefined);
    if (this.#main !== controller) return;
    this.#main = undefined;
    this.#listener.onBusy(false);
    if (!answer) return;
    if (!answer.ok) return this.#listener.onProblem(answer.problem);
    this.#lastMs = performance.now() - startedMs;
    this.#listener.onPicture(size, answer.value);
    this.#showOthers(want, size);
  }

  #showOthers(want: Want, size: SizeId): void {
    const others = sizeIds.filter((id) => id !== size && this.#has(id) !== keyOf(want, id));
    if (others.length === 0) return;
    const controller = new AbortController();
    this.#others = controller;
    this.#timer = setTimeout(async () => {
      for (const id of others) {
        const answer = await preview(want, { size: id, fits: false }, controller.signal).catch(
          () => undefined,
        );
        if (this.#others !== controller || !answer?.ok) return;
        this.#listener.onPicture(id, answer.value);
      }
    }, REST_MS);
  }
}

/** One picture with its facts. */
export async function preview(
  want: Want,
  { size, fits, format }: { size: SizeId; fits: boolean; format?: string },
  signal?: AbortSignal,
): Promise<Answer<Picture>> {
  const { article, options } = want;
  const body = JSON.stringify({ article, ...options, ...(format ? { format } : {}), size, fits });
  const init: RequestInit = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    ...(signal ? { signal } : {}),
  };
  return ask('/studio/preview', init, async (response) => {
    const parts = await response.formData();
    const blob = parts.get('card') as File;
    const facts = JSON.parse(parts.get('facts') as string) as PreviewFacts;
    const url = URL.createObjectURL(blob);
    await decoded(url);
    return { key: keyOf(want, size), blob, url, facts };
  });
}

export function keyOf({ article, options }: Want, size: SizeId): string {
  return JSON.stringify([article, options, size]);
}

/** Ready to be shown, so that one picture gives way to the next without a blank in between. */
async function decoded(url: string): Promise<void> {
  const image = new Image();
  image.src = url;
  await image.decode().catch(() => undefined);
}
