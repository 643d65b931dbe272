import { basename, extname } from 'node:path';
import type * as z from 'zod';
import { answerArticle } from '../../../article/answer.ts';
import { photoInputSchema } from '../../../article/photo.ts';
import { writtenFields } from '../../../article/written-fields.ts';
import { PresscardError } from '../../../errors.ts';
import { renderCard, type RenderedCard } from '../../../pipeline.ts';
import { formatIds } from '../../../plan/plan.ts';
import { readSettings } from '../../../settings/settings.ts';
import { createGuardedFetch } from '../../../guard/guarded-fetch.ts';
import type { Focus } from '../../../photo/focus.ts';
import type { StoredPhoto } from '../../../photo/take-photo.ts';
import type { Warning } from '../../../article/article.ts';
import type { Ports } from '../../../ports.ts';
import type { Found } from '../../../source/found.ts';
import { readSource } from '../../../source/source.ts';
import { readInput } from '../input.ts';
import { readPhotoInput } from '../photo-input.ts';
import { nodePress } from '../press.ts';
import { writeWhole } from '../write-whole.ts';
import { parseOptions } from './options.ts';

const OPTIONS = {
  output: { type: 'string', short: 'o' },
  headline: { type: 'string' },
  date: { type: 'string' },
  outlet: { type: 'string' },
  kicker: { type: 'string' },
  url: { type: 'string' },
  lang: { type: 'string' },
  author: { type: 'string' },
  standfirst: { type: 'string' },
  state: { type: 'string' },
  until: { type: 'string' },
  updated: { type: 'string' },
  notice: { type: 'string' },
  template: { type: 'string' },
  size: { type: 'string' },
  theme: { type: 'string' },
  format: { type: 'string' },
  photo: { type: 'string' },
  focus: { type: 'string' },
  'on-overflow': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** `presscard card`: an article in, its card in a file; with `--json` also everything about it on standard output. */
export async function cardCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (positionals.length > 1) {
    throw new PresscardError('option_invalid', 'Give one INPUT. A path with spaces needs quotes.');
  }
  if (values.json && values.output === '-') {
    throw new PresscardError(
      'option_invalid',
      'Standard output can take the card (-o -) or the answer (--json), not both.',
    );
  }
  const [input] = positionals;
  if (input === undefined && values.headline === undefined) {
    throw new PresscardError(
      'option_invalid',
      'Give an INPUT (a file, an address, or - for standard input), or --headline.',
    );
  }

  const settings = readSettings(process.env);
  const { press } = await nodePress(settings);
  const { outlets, ports } = press;
  const fetchGuarded = createGuardedFetch(ports.fetch, { allowHosts: settings.PRESSCARD_ALLOW_HOSTS });
  const found: Found =
    input === undefined
      ? { article: {}, sources: [], warnings: [] }
      : await readSource(await readInput(input), { outlets, fetchGuarded });
  const given = Object.fromEntries(
    writtenFields.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])),
  );

  const format = formatFor(values);
  const focus = focusOf(values.focus);
  const named = namedPhoto(found);
  const { photo, warnings } = await takePhoto(ports, {
    named: values.photo === undefined ? named : { src: values.photo },
    focus: focus ?? named.focus,
  });

  const card = await renderCard(
    press,
    {
      ...found.article,
      ...given,
      ...(photo ? { photo: { credit: photo.credit, ...named, focus: [...photo.focus] } } : {}),
    },
    {
      photo: photo?.bytes,
      template: values.template,
      size: values.size,
      theme: values.theme,
      format,
      onOverflow: values['on-overflow'],
    },
  );

  if (values.output === '-') {
    process.stdout.write(card.bytes);
    return;
  }
  const file = values.output ?? `card.${card.plan.format}`;
  await writeWhole(file, card.bytes);
  const all = { ...card, warnings: [...found.warnings, ...warnings, ...card.warnings] };
  if (values.json) process.stdout.write(`${JSON.stringify(answer(all, file, found), undefined, 2)}\n`);
  else tell(all, file);
}

/** The photo, or the warning that the card does without one that nobody asked for by name. */
async function takePhoto(
  ports: Ports,
  { named, focus }: { named: z.output<typeof photoInputSchema>; focus: Focus | undefined },
): Promise<{ photo: StoredPhoto | undefined; warnings: readonly Warning[] }> {
  if (named.src === undefined) return { photo: undefined, warnings: [] };
  try {
    return { photo: await readPhotoInput(ports, named.src, focus), warnings: [] };
  } catch (error) {
    if (!named.optional || !(error instanceof PresscardError)) throw error;
    const message = `The card was made without the page’s photo: ${error.code}. ${error.message}`;
    return { photo: undefined, warnings: [{ code: 'photo_left_out', message }] };
  }
}

/** What an article in a file says of its photo. */
function namedPhoto({ article }: Found): z.output<typeof photoInputSchema> {
  return photoInputSchema.safeParse((article as { photo?: unknown }).photo).data ?? {};
}

function isShare(value: number | undefined): value is number {
  return value !== undefined && value >= 0 && value <= 1;
}

/** @throws PresscardError `option_invalid` */
function focusOf(text: string | undefined): Focus | undefined {
  if (text === undefined) return undefined;
  const [x, y, ...more] = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (more.length === 0 && isShare(x) && isShare(y)) return [x, y];
  throw new PresscardError('option_invalid', '--focus takes two numbers from 0 to 1, such as 0.5,0.3.');
}

/** The format that was asked for, which a file's ending must not contradict. */
function formatFor({ format, output }: { format?: string | undefined; output?: string | undefined }): string {
  const ofFile = formatOfFile(output);
  if (format === undefined || format === 'auto' || ofFile === 'auto' || ofFile === format) {
    return format === undefined || format === 'auto' ? ofFile : format;
  }
  throw new PresscardError(
    'option_invalid',
    `--format and the file's ending .${ofFile} say different things. Drop one of them.`,
  );
}

/** The format that a file's name asks for; a name without an ending leaves the choice to presscard. */
function formatOfFile(file: string | undefined): string {
  const extension = file === undefined || file === '-' ? '' : extname(basename(file)).slice(1).toLowerCase();
  if (extension === '') return 'auto';
  const format = formatIds.find((id) => id === (extension === 'jpeg' ? 'jpg' : extension));
  if (format) return format;
  const endings = formatIds.filter((id) => id !== 'auto').map((id) => `.${id}`);
  throw new PresscardError('format_unknown', `The file's ending must be one of ${endings.join(', ')}.`, {
    fields: [{ field: 'output', rule: `a file that ends in ${endings.join(' or ')}`, received: file }],
  });
}

function answer(
  { article, plan, fit, alt, warnings, timings, bytes }: RenderedCard,
  file: string,
  found: Found,
): object {
  return {
    article: answerArticle(article),
    sources: found.sources,
    card: {
      file,
      width: plan.size.widthPx,
      height: plan.size.heightPx,
      bytes: bytes.byteLength,
      format: plan.format,
      template: plan.template.id,
      size: plan.size.id,
    },
    fit,
    alt,
    warnings,
    timings,
  };
}

function tell({ article, plan, fit, warnings, bytes }: RenderedCard, file: string): void {
  const { widthPx, heightPx } = plan.size;
  const lines = [
    `${file}: ${widthPx}x${heightPx}, ${(bytes.byteLength / 1024).toFixed(1)} KB, ${plan.template.id} for ${article.outlet.name}`,
    ...fit.lines.map((line) => `  ${line}`),
    ...warnings.map(({ code, message }) => `warning: ${code}: ${message}`),
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
}
