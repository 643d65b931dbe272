import * as z from 'zod';
import { altText } from '../article/alt.ts';
import { answerArticle, type ArticleAnswer } from '../article/answer.ts';
import { readArticle, type Warning } from '../article/article.ts';
import { PresscardError } from '../errors.ts';
import { ARTICLE_MAX_BYTES } from '../limits.ts';
import { fitCard } from '../pipeline.ts';
import { planCard, type CardPlan } from '../plan/plan.ts';
import { previewKey } from '../serve/preview-key.ts';
import type { PhotoSource } from '../render/renderer.ts';
import { readJson } from '../serve/read-json.ts';
import { goOn } from '../service/go-on.ts';
import type { Service } from '../service/service.ts';
import type { Fit } from '../typeset/fit-answer.ts';
import { sizeIds, sizes, type SizeId } from '../../templates/sizes.ts';

const bodySchema = z.object({
  article: z.record(z.string(), z.unknown()),
  template: z.string().max(60).optional(),
  theme: z.enum(['light', 'dark']).optional(),
  size: z.enum(sizeIds).default('og'),
  format: z.enum(['auto', 'png', 'jpg', 'webp']).default('auto'),
  /** Whether the answer says how the headline stands in every size. */
  fits: z.boolean().default(false),
});
type Wanted = z.output<typeof bodySchema>;

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
  const { press, previews, printer } = service;
  const wanted = await readJson(request, bodySchema, ARTICLE_MAX_BYTES);
  const nowMs = press.ports.clock.now();
  const { input, article, warnings, problems } = readForgiving(wanted.article, press.outlets);
  const photo = await photoOf(service, article.photo?.sha256, problems);

  const { template, theme, size, format } = wanted;
  const plan = planCard(article, { template, theme, size, format }, press.templates, {
    nowMs,
    hasPhoto: photo !== undefined,
  });
  const { fits, textWarnings } = await fitsOf(service, plan, wanted);

  const key = await previewKey(plan);
  let shown = await previews.get(key);
  let fallback: string | undefined;
  if (!shown) {
    const printed = await goOn(
      service,
      printer.print(key, {
        article: input,
        options: { template, theme, size, format },
        nowMs,
        ...(plan.photo && photo ? { photo } : {}),
      }),
    );
    const { bytes, contentType } = printed.card;
    shown = { bytes, contentType, tags: [] };
    fallback = printed.fallback;
    if (fallback === undefined) await previews.put(key, shown);
  }
  return answer(shown, {
    article: answerArticle(article),
    alt: altText(article, plan),
    template: plan.template.id,
    theme: plan.theme,
    format: plan.format,
    size: plan.size.id,
    width: plan.size.widthPx,
    height: plan.size.heightPx,
    warnings: [...warnings, ...plan.warnings, ...textWarnings],
    problems,
    fits,
    fallback,
  });
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

/** The headline in every size, or in the one that is shown: lines cost a fraction of a picture. */
async function fitsOf(
  { press }: Service,
  plan: CardPlan,
  wanted: Wanted,
): Promise<{ fits: PreviewFacts['fits']; textWarnings: readonly Warning[] }> {
  const fits: Partial<Record<SizeId, Fit>> = {};
  let textWarnings: readonly Warning[] = [];
  for (const id of wanted.fits ? sizeIds : [plan.size.id]) {
    const { fit, warnings } = await fitCard(press, { ...plan, size: sizes[id] });
    fits[id] = fit;
    if (id === plan.size.id) textWarnings = warnings;
  }
  return { fits, textWarnings };
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

function answer(
  { bytes, contentType }: { bytes: Uint8Array<ArrayBuffer>; contentType: string },
  facts: PreviewFacts,
): Response {
  const parts = new FormData();
  parts.set('facts', JSON.stringify(facts));
  parts.set('card', new Blob([bytes], { type: contentType }), 'card');
  return new Response(parts, {
    headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  });
}
