import * as z from 'zod';
import { answerArticle, type ArticleAnswer } from '../article/answer.ts';
import { readArticle, type Warning } from '../article/article.ts';
import { sha256Hex } from '../card/digest.ts';
import { PresscardError } from '../errors.ts';
import { ARTICLE_MAX_BYTES } from '../limits.ts';
import { planCard, type CardPlan } from '../plan/plan.ts';
import { setCard } from '../plan/set-card.ts';
import type { Press } from '../press.ts';
import type { PaintedCard, PhotoSource, RenderJob } from '../render/renderer.ts';
import { previewKey } from '../serve/preview-key.ts';
import { readJson } from '../serve/read-json.ts';
import { goOn } from '../service/go-on.ts';
import type { Service } from '../service/service.ts';
import { fitOf, type Fit } from '../typeset/fit-answer.ts';
import { sizeIds, type SizeId } from '../../templates/sizes.ts';

const bodySchema = z.object({
  article: z.record(z.string(), z.unknown()),
  template: z.string().max(60).optional(),
  theme: z.enum(['light', 'dark']).optional(),
  size: z.enum(sizeIds).default('og'),
  format: z.enum(['auto', 'png', 'jpg', 'webp']).default('auto'),
  /** Whether the answer says how the headline stands in every size. */
  fits: z.boolean().default(false),
});

/** A field that is left out of the preview, because it is not right yet. */
export interface PreviewProblem {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
}

/** What is known of a preview beside its picture. */
export interface PreviewFacts {
  readonly article: ArticleAnswer;
  readonly alt: string;
  readonly template: string;
  readonly theme: string;
  readonly format: CardPlan['format'];
  readonly size: SizeId;
  readonly width: number;
  readonly height: number;
  readonly warnings: readonly Warning[];
  readonly problems: readonly PreviewProblem[];
  readonly fits: Partial<Record<SizeId, Fit>>;
  /** Why it is less than was asked for. */
  readonly fallback: string | undefined;
}

/** Fields that may be wrong while somebody types them: the card goes on without. */
const FORGIVEN = new Set(['date', 'updated', 'until', 'state', 'lang', 'zone', 'photo']);

/**
 * A card on every keystroke, with what can be said about it, as one answer of two parts: `facts` (JSON) and
 * `card` (the picture). Nobody keeps it.
 *
 * @throws PresscardError for every input that makes no card.
 */
export async function studioPreview(service: Service, request: Request): Promise<Response> {
  const { press } = service;
  const { article: given, fits, ...options } = await readJson(request, bodySchema, ARTICLE_MAX_BYTES);
  const nowMs = press.ports.clock.now();
  const { input, article, warnings: known, problems } = readForgiving(given, press.outlets);
  const photo = await photoOf(service, article.photo?.sha256, problems);

  const planIn = (size: SizeId, template = options.template): CardPlan =>
    planCard(article, { ...options, template, size }, press.templates, {
      nowMs,
      hasPhoto: photo !== undefined,
    });
  const plan = planIn(options.size);
  // Lines are set here while a thread paints.
  const [{ picture, painted }, beside] = await Promise.all([
    paint(service, plan, { article: input, options, nowMs, ...(plan.photo && photo ? { photo } : {}) }),
    fits ? fitsBeside(press, plan.size.id, planIn) : {},
  ]);
  const { widthPx: width, heightPx: height } = plan.size;
  return answer(picture, {
    article: answerArticle(article),
    theme: plan.theme,
    size: plan.size.id,
    width,
    height,
    ...painted,
    warnings: painted.warnings.length > 0 ? painted.warnings : known,
    problems,
    fits: { ...beside, [plan.size.id]: painted.fit },
  });
}

/** What is told of a picture by whoever painted it. */
type Painted = Pick<PaintedCard, 'alt' | 'template' | 'format' | 'warnings' | 'fit'> & {
  readonly fallback: string | undefined;
};

/** Paints a card, unless it was just shown. */
async function paint(
  service: Service,
  plan: CardPlan,
  job: RenderJob,
): Promise<{ picture: Picture; painted: Painted }> {
  const { previews, printer } = service;
  // What was asked for and is not shown is warned of: another asking of the same picture has other facts.
  const key = await sha256Hex(`${await previewKey(plan)} ${JSON.stringify(plan.warnings)}`);
  const [shown, told] = [await previews.get(key), await previews.get(factsKey(key))];
  if (shown && told)
    return { picture: shown, painted: JSON.parse(new TextDecoder().decode(told.bytes)) as Painted };

  const { card, fallback } = await goOn(service, printer.print(key, job));
  const { bytes, contentType, alt, template, format, warnings, fit } = card;
  const painted: Painted = { alt, template, format, warnings, fit, fallback };
  if (fallback === undefined) {
    await previews.put(key, { bytes, contentType, tags: [] });
    const facts = new TextEncoder().encode(JSON.stringify(painted));
    await previews.put(factsKey(key), { bytes: facts, contentType: 'application/json', tags: [] });
  }
  return { picture: { bytes, contentType }, painted };
}

interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

const factsKey = (key: string): string => `${key}.facts`;

/** How the headline stands in the other sizes: lines cost a fraction of a picture. */
async function fitsBeside(
  { typesetter }: Press,
  shown: SizeId,
  planIn: (size: SizeId, template?: string) => CardPlan,
): Promise<PreviewFacts['fits']> {
  const fits: Partial<Record<SizeId, Fit>> = {};
  for (const id of sizeIds.filter((one) => one !== shown)) {
    try {
      const { set, plan } = await setCard(typesetter, planIn(id), (template) => planIn(id, template));
      fits[id] = fitOf(set['headline'], plan.article);
    } catch (error) {
      if (!(error instanceof PresscardError) || error.status >= 500) throw error;
      // What may not be cut, and does not stand whole: no card in this size.
      fits[id] = { lines: [], fontSizePx: 0, truncated: true };
    }
  }
  return fits;
}

/** A photo that was sent and is kept; one that is not is a problem of its field. */
async function photoOf(
  { photos }: Service,
  sha256: string | undefined,
  problems: PreviewProblem[],
): Promise<PhotoSource | undefined> {
  if (sha256 === undefined) return undefined;
  try {
    await photos.facts(sha256);
    return () => photos.bytes(sha256);
  } catch (error) {
    if (!(error instanceof PresscardError) || error.status >= 500) throw error;
    problems.push({ field: 'photo', code: error.code, detail: error.explainWithoutEcho() });
    return undefined;
  }
}

/** Reads an article without the fields that are not right yet, and says which and why. */
function readForgiving(
  given: Readonly<Record<string, unknown>>,
  outlets: Service['press']['outlets'],
): ReturnType<typeof readArticle> & {
  input: Readonly<Record<string, unknown>>;
  problems: PreviewProblem[];
} {
  const problems: PreviewProblem[] = [];
  let input = given;
  for (;;) {
    try {
      return { ...readArticle(input, outlets), input, problems };
    } catch (error) {
      if (!(error instanceof PresscardError)) throw error;
      const field = error.fields[0]?.field.split('.')[0];
      if (field === undefined || !FORGIVEN.has(field) || !(field in input)) throw error;
      problems.push({ field, code: error.code, detail: error.explainWithoutEcho() });
      input = Object.fromEntries(Object.entries(input).filter(([name]) => name !== field));
    }
  }
}

async function answer({ bytes, contentType }: Picture, facts: PreviewFacts): Promise<Response> {
  const parts = new FormData();
  parts.set('facts', JSON.stringify(facts));
  parts.set('card', new Blob([bytes], { type: contentType }), 'card');
  // Whole and not as a stream: Node's own stream of a form throws past everybody when the reader hangs up.
  const form = new Response(parts);
  const type = form.headers.get('content-type')!;
  return new Response(await form.arrayBuffer(), {
    headers: { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  });
}
