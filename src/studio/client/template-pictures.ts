import { preview } from './previewer.ts';
import type { Studio } from './studio.ts';

/** The same card in every design, for whoever chooses one. Asked for only while somebody looks at them. */
export class TemplatePictures {
  readonly #studio: Studio;
  #isOpen = false;
  #running: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(studio: Studio) {
    this.#studio = studio;
  }

  open(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.refresh(0);
  }

  /** Draws them anew when the hands rest. */
  refresh(waitMs = 700): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    if (!this.#isOpen) return;
    this.#timer = setTimeout(() => void this.#draw(), waitMs);
  }

  async #draw(): Promise<void> {
    const studio = this.#studio;
    if (studio.state.fields.headline.trim() === '') return;
    const controller = new AbortController();
    this.#running = controller;
    const { article, options } = studio.want();
    const { theme: _theme, ...others } = options;
    for (const { id } of studio.boot.templates) {
      const want = { article, options: { ...others, template: id } };
      const answer = await preview(want, { size: 'og', fits: false }, controller.signal).catch(
        () => undefined,
      );
      if (this.#running !== controller || !answer?.ok) return;
      const old = studio.state.templatePictures[id];
      if (old) URL.revokeObjectURL(old.url);
      studio.set({ templatePictures: { ...studio.state.templatePictures, [id]: answer.value } });
    }
  }
}
