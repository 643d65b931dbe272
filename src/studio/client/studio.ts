import type { Boot } from '../boot.ts';
import { sizeIds, type SizeId } from '../../../templates/sizes.ts';
import { problem, type Problem } from './api.ts';
import {
  articleOf,
  isEmpty,
  keptFields,
  noFields,
  optionsOf,
  type FieldName,
  type Fields,
} from './fields.ts';
import { noHistory, redo, remember, undo } from './history.ts';
import { keepDraft, keepOutlet, lastOutlet, readRecent, type Draft } from './kept.ts';
import { Previewer, type Picture, type Want } from './previewer.ts';
import { firstState, type Found, type StageId, type StudioState, type Table } from './state.ts';
import { TemplatePictures } from './template-pictures.ts';
import type { Words } from './words.ts';

/** How long a sentence stands. */
const SAID_MS = 6_000;
/** How often a service that does not answer is asked again: soon, then less often. */
const RETRY_MS = [1_000, 2_000, 4_000, 8_000] as const;
const KEEP_AFTER_MS = 150;
/** A picture that gave way is freed when nothing shows it any more. */
const FREE_AFTER_MS = 2_000;

/** What is on the table, and everything that changes it. The components draw it and call it. */
export class Studio {
  readonly boot: Boot;
  readonly words: Words;
  #state: StudioState;
  readonly #listeners = new Set<() => void>();
  readonly #previewer: Previewer;
  readonly templates: TemplatePictures;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #saidTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #retries = 0;
  /** What is being read or sent; who copies waits for it. */
  pending: Promise<unknown> = Promise.resolve();

  constructor(boot: Boot, words: Words, draft: Partial<Draft>) {
    this.boot = boot;
    this.words = words;
    const { fields = noFields, found = {}, size = 'og' } = draft;
    this.#state = { ...firstState, fields, found, size, recent: readRecent() };
    this.#previewer = new Previewer(
      {
        onPicture: (at, picture) => this.#showPicture(at, picture),
        onProblem: (fault) => this.#failed(fault),
        onBusy: (isDrawing) => this.set({ isDrawing }),
      },
      (at) => this.#state.pictures[at]?.key,
    );
    this.templates = new TemplatePictures(this);
    if (this.#state.fields.outlet === '') this.#chooseOutlet();
    window.addEventListener('online', () => this.retry());
    window.addEventListener('pagehide', () => this.#keep());
    this.refresh();
  }

  get state(): StudioState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  set(change: Partial<StudioState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** What a preview is asked for now. */
  want(): Want {
    const { fields } = this.#state;
    return { article: articleOf(fields), options: optionsOf(fields) };
  }

  edit(name: FieldName, value: string): void {
    if (this.#state.fields[name] === value) return;
    this.editMany({ [name]: value }, { about: name });
  }

  /** One step, which one undo takes back. */
  editMany(
    change: Partial<Fields>,
    { about, found = {} }: { about: string; found?: Table['found'] | undefined },
  ): void {
    const { fields, found: before, history } = this.#state;
    this.set({
      fields: { ...fields, ...change },
      found: { ...before, ...found },
      history: remember(history, { fields, found: before }, { about, atMs: performance.now() }),
    });
    if (change.outlet) keepOutlet(change.outlet);
    this.refresh();
  }

  /** Puts a whole article on the table; what is about the newsroom stays where nothing else was found. */
  replace(change: Partial<Fields>, found: Table['found']): void {
    const { fields } = this.#state;
    const kept = Object.fromEntries(keptFields.map((name) => [name, fields[name]]));
    this.editMany({ ...noFields, ...kept, ...change }, { about: 'replace', found: undefined });
    this.set({ found });
    this.refresh();
  }

  undo(): void {
    this.#step(undo(this.#state.history, this.#table()));
  }

  redo(): void {
    this.#step(redo(this.#state.history, this.#table()));
  }

  /** An empty table; undo brings the old one back. */
  startNew(): void {
    this.replace({}, {});
    this.set({ correction: undefined, made: undefined, makeProblem: undefined, offeredPhoto: undefined });
    this.set({ pasted: '', pasteProblem: undefined, photoProblem: undefined, stage: 'card' });
    this.#chooseOutlet();
  }

  look(size: SizeId): void {
    const picture = this.#state.pictures[size];
    this.set({ size, ...(picture ? { facts: picture.facts } : {}) });
    this.refresh();
  }

  open(stage: StageId): void {
    this.set({ stage });
  }

  say(text: string, isBad = false): void {
    this.set({ said: { text, isBad } });
    clearTimeout(this.#saidTimer);
    this.#saidTimer = setTimeout(() => this.set({ said: undefined }), SAID_MS);
  }

  /** Draws what is on the table, and keeps it. */
  refresh(): void {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(() => this.#keep(), KEEP_AFTER_MS);
    const { fields, size } = this.#state;
    if (fields.headline.trim() === '') {
      this.#previewer.cancel();
      this.set({ pictures: {}, facts: undefined, fits: {}, problem: undefined, isDrawing: false });
      return;
    }
    this.#previewer.show(this.want(), size);
    this.templates.refresh();
  }

  /** Asks again where nobody answered. */
  retry(): void {
    if (this.#state.link !== 'away') return;
    clearTimeout(this.#retryTimer);
    if (this.#state.fields.headline.trim() !== '') return this.refresh();
    void fetch('/healthz').then(
      () => this.answered(),
      () => this.#failed(problem('away')),
    );
  }

  /** The service is there. */
  answered(): void {
    this.#retries = 0;
    if (this.#state.link === 'ok') return;
    this.set({ link: 'ok' });
    this.say(this.words('link.back'));
  }

  /** Nobody answered, or the session ended: what is on the table stays. */
  noteLink({ code }: Problem): boolean {
    if (code === 'signed_out') this.set({ link: 'signed-out' });
    if (code !== 'away') return code === 'signed_out';
    this.set({ link: 'away' });
    clearTimeout(this.#retryTimer);
    const waitMs = RETRY_MS[Math.min(this.#retries, RETRY_MS.length - 1)]!;
    this.#retries += 1;
    this.#retryTimer = setTimeout(() => this.retry(), waitMs);
    return true;
  }

  #table(): Table {
    return { fields: this.#state.fields, found: this.#state.found };
  }

  #step(step: ReturnType<typeof undo<Table>>): void {
    if (!step) return;
    this.set({ ...step.state, history: step.history });
    this.refresh();
  }

  #chooseOutlet(): void {
    const { outlets } = this.boot;
    const last = lastOutlet();
    const outlet = last || outlets[0]?.id;
    if (!outlet || this.#state.fields.outlet !== '') return;
    const found: Found = { value: outlet, source: last ? 'last-outlet' : 'first-outlet', confidence: 0.5 };
    this.set({
      fields: { ...this.#state.fields, outlet },
      found: { ...this.#state.found, outlet: found },
      history: isEmpty(this.#state.fields) && !last ? noHistory : this.#state.history,
    });
  }

  #showPicture(size: SizeId, picture: Picture): void {
    this.answered();
    const { pictures, size: looked } = this.#state;
    const old = pictures[size];
    if (old) setTimeout(() => URL.revokeObjectURL(old.url), FREE_AFTER_MS);
    this.set({
      pictures: { ...pictures, [size]: picture },
      ...(size === looked ? { facts: picture.facts, problem: undefined } : {}),
      ...(sizeIds.every((id) => picture.facts.fits[id]) ? { fits: picture.facts.fits } : {}),
    });
  }

  #failed(fault: Problem): void {
    if (this.noteLink(fault)) return;
    this.answered();
    this.set({ problem: fault });
  }

  #keep(): void {
    const { fields, found, size, correction } = this.#state;
    keepDraft({ fields, found, size, correcting: correction?.url });
  }
}
