import type { SignedCard } from '../../service/sign-cards.ts';
import { sizeIds, type SizeId } from '../../../templates/sizes.ts';
import { askJson, type Problem } from './api.ts';
import { articleOf, optionsOf } from './fields.ts';
import { keepRecent, type RecentCard } from './kept.ts';
import { cardOfAddress } from './paste.ts';
import { preview, type Picture } from './previewer.ts';
import { showField } from './show-field.ts';
import { isMadeCurrent } from './state.ts';
import type { Studio } from './studio.ts';
import { copyImage, copyText, download, downloadAll, fileName } from './take-away.ts';

/** Width of a picture in the list of recent cards, in px: twice what it is shown at. */
const RECENT_PICTURE_PX = 240;

/** Signs the card and puts its address on the clipboard. */
export async function copyUrl(studio: Studio, size: SizeId = 'og'): Promise<void> {
  const url = addressIn(studio, size);
  await copied(studio, url, 'copied.url');
}

/** The address of a size, signed now unless it was before. */
async function addressIn(studio: Studio, size: SizeId): Promise<string> {
  await studio.pending;
  const known = isMadeCurrent(studio.state) ? studio.state.made?.card.cards[size]?.url : undefined;
  return known ?? (await make(studio, [size])).cards[size]!.url;
}

/** Signs what is on the table in these sizes, `og` among them. */
export async function make(studio: Studio, sizes: readonly SizeId[]): Promise<SignedCard> {
  const { fields } = studio.state;
  const isCurrent = isMadeCurrent(studio.state);
  studio.set({ isMaking: true, makeProblem: undefined });
  const answer = await askJson<SignedCard>('/v1/cards', {
    article: articleOf(fields),
    ...optionsOf(fields),
    sizes: [...new Set<SizeId>(['og', ...sizes])],
  });
  studio.set({ isMaking: false });
  if (!answer.ok) {
    studio.set({ makeProblem: answer.problem });
    studio.noteLink(answer.problem);
    const [faulty] = answer.problem.fields;
    if (faulty !== undefined) showField(faulty);
    throw new MakeError(answer.problem);
  }
  studio.answered();
  const before = isCurrent ? studio.state.made?.card.cards : undefined;
  const card = { ...answer.value, cards: { ...before, ...answer.value.cards } };
  studio.set({ made: { fields, card } });
  if (!isCurrent) {
    await remember(studio, card.cards.og?.url);
    await finishCorrection(studio, card.cards.og!.url);
  }
  return card;
}

/** Signs the sizes that were not signed yet, for the list of everything that there is to take. */
export async function makeAll(studio: Studio): Promise<void> {
  await make(studio, sizeIds).catch(() => undefined);
}

export async function copied(
  studio: Studio,
  text: string | Promise<string>,
  message: 'copied.url' | 'copied.text',
): Promise<void> {
  try {
    await copyText(text);
    studio.say(studio.words(message));
  } catch (error) {
    // What the service had against it stands beside the button already.
    const fault = error instanceof MakeError || (await failedIn(text)) ? 'make.failed' : 'copied.not';
    studio.say(studio.words(fault), true);
    if (fault === 'copied.not') studio.open('take');
  }
}

async function failedIn(text: string | Promise<string>): Promise<boolean> {
  try {
    await text;
    return false;
  } catch {
    return true;
  }
}

export async function copyPicture(studio: Studio, size: SizeId): Promise<void> {
  try {
    await copyImage(fresh(studio, size, 'png').then(({ blob }) => blob));
    studio.say(studio.words('copied.image'));
    await remember(studio, undefined);
  } catch {
    studio.say(studio.words('copied.not'), true);
  }
}

export async function downloadSize(studio: Studio, size: SizeId): Promise<void> {
  try {
    const { blob, facts } = await fresh(studio, size);
    download(blob, fileName(studio.state.fields.headline, `${size}.${facts.format}`));
    await remember(studio, undefined);
  } catch {
    studio.say(studio.words('download.failed'), true);
  }
}

/** Every size as one zip. */
export async function downloadSizes(studio: Studio): Promise<void> {
  try {
    const { headline } = studio.state.fields;
    const files = [];
    for (const size of sizeIds) {
      const { blob, facts } = await fresh(studio, size);
      files.push({ name: fileName(headline, `${size}.${facts.format}`), blob });
    }
    await downloadAll(files, fileName(headline, 'cards.zip'));
    await remember(studio, undefined);
  } catch {
    studio.say(studio.words('download.failed'), true);
  }
}

/** The picture of what is on the table now, whatever is shown at this moment. */
async function fresh(studio: Studio, size: SizeId, format?: string): Promise<Picture> {
  await studio.pending;
  const answer = await preview(studio.want(), { size, fits: false, ...(format ? { format } : {}) });
  if (answer.ok) return answer.value;
  studio.noteLink(answer.problem);
  throw new MakeError(answer.problem);
}

/** Why a card was not made; what there is to say about it is on the page. */
class MakeError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

async function remember(studio: Studio, url: string | undefined): Promise<void> {
  const { fields, recent, pictures } = studio.state;
  const same = recent.find((card) => JSON.stringify(card.fields) === JSON.stringify(fields));
  const source = pictures.og ?? pictures[studio.state.size];
  const card: RecentCard = {
    id: same?.id ?? crypto.randomUUID(),
    atMs: Date.now(),
    fields,
    url: url ?? same?.url,
    picture: source ? await small(source.blob) : '',
  };
  studio.set({ recent: keepRecent([card, ...studio.state.recent.filter(({ id }) => id !== card.id)]) });
}

async function small(blob: Blob): Promise<string> {
  try {
    const bitmap = await createImageBitmap(blob);
    const canvas = document.createElement('canvas');
    canvas.width = RECENT_PICTURE_PX;
    canvas.height = Math.round((RECENT_PICTURE_PX * bitmap.height) / bitmap.width);
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return canvas.toDataURL('image/jpeg', 0.7);
  } catch {
    return '';
  }
}

/** Takes the old address down where the editor asked for it, now that there is a new one. */
async function finishCorrection(studio: Studio, newUrl: string): Promise<void> {
  const { correction } = studio.state;
  if (!correction || correction.outcome === 'taken-down') return;
  if (!correction.takesDown) return studio.set({ correction: { ...correction, outcome: 'left' } });
  if (saysTheSame(correction.url, newUrl))
    return studio.set({ correction: { ...correction, outcome: 'same-card' } });
  const answer = await askJson<unknown>('/v1/takedowns', { card: correction.url });
  if (answer.ok) return studio.set({ correction: { ...correction, outcome: 'taken-down' } });
  studio.noteLink(answer.problem);
  studio.set({ correction: { ...correction, outcome: 'left' }, makeProblem: answer.problem });
}

/** What a takedown does not look at: a card is one card in all of its looks. */
const LOOKS = new Set(['v', 'x', 'size', 'template', 'theme', 'onOverflow', 'page', 'url', 'urlHash']);

/** Whether two addresses are of one card, so that taking one down would take the other along. */
export function saysTheSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((url) => {
    const card = Object.entries(cardOfAddress(url)?.card ?? {}).filter(([name]) => !LOOKS.has(name));
    return JSON.stringify(card.sort(([x], [y]) => (x < y ? -1 : 1)));
  });
  return a === b;
}
