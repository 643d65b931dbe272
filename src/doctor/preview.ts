import type { Network } from '../share/network.ts';
import { networkList, type NetworkId } from '../share/networks.ts';
import { shownOf } from '../share/title-cuts.ts';
import { isBelow } from './check-picture.ts';
import type { Examination } from './examination.ts';
import { isPicture, type PictureFacts } from './picture-facts.ts';
import { absolute, takenBy, valuesAt } from './read-as.ts';

/** What a network shows of a page, as far as its documents, its code and those who measured tell. */
export interface Preview {
  readonly network: NetworkId;
  readonly name: string;
  /** What is left of the title and the description. */
  readonly title: string | undefined;
  readonly isTitleCut: boolean;
  readonly description: string | undefined;
  readonly picture: PreviewPicture;
  /** How long it keeps what it read, where that is known. */
  readonly keeps: string | undefined;
  readonly refresh: { readonly how: string; readonly tool?: string } | undefined;
}

export interface PreviewPicture {
  readonly form: 'large' | 'small' | 'none';
  readonly url: string | undefined;
  /** Width by height of what is kept of it; undefined where all of it is. */
  readonly ratio: number | undefined;
  /** Why it is not large. */
  readonly why: string | undefined;
}

/** The previews of every network that makes one. */
export function previews(examination: Examination): readonly Preview[] {
  const { robots } = examination;
  return networkList.flatMap((network: Network & { readonly id: NetworkId }) => {
    const { id, name, reads, crawler, keeps, refresh } = network;
    if (!reads) return [];
    const own = examination.visits.find((one) => one.network === id);
    // Who was turned away shows nothing; who sends no crawler that is known reads what most read.
    const isKeptOut = crawler?.robots !== undefined && !robots.allows(examination.page.url, crawler.robots);
    const page = isKeptOut ? undefined : own ? own.page : examination.page;
    const taken = page ? takenBy(page, reads) : undefined;
    const title = taken?.title && shownOf(taken.title, network.title);
    return {
      network: id,
      name,
      title,
      isTitleCut: title !== taken?.title,
      description: taken?.description && shownOf(taken.description, network.description),
      picture: pictureOf(examination, network, { image: taken?.image, page }),
      keeps,
      refresh,
    };
  });
}

function pictureOf(
  { pictures }: Examination,
  { picture: rules = {} }: Network,
  { image, page }: { image: string | undefined; page: Examination['page'] | undefined },
): PreviewPicture {
  if (!page) return none('The crawler does not get the page.');
  const url = image === undefined ? undefined : absolute(page, image);
  if (url === undefined) return none('The page names no picture for it.');
  const facts = pictures.get(url);
  if (facts && !isPicture(facts)) return none('The picture cannot be had.');
  const refusal = facts && refusalOf(facts, rules);
  if (refusal !== undefined) return none(refusal);
  const wantsCard =
    rules.wantsLargeCard && valuesAt(page, 'twitter:card').at(-1)?.toLowerCase() !== 'summary_large_image';
  const small = (why: string): PreviewPicture => ({ form: 'small', url, ratio: 1, why });
  if (wantsCard) return small('twitter:card does not ask for a large one.');
  if (facts && isBelow(facts, rules.largeFrom)) return small('It has too few pixels to be large.');
  return { form: 'large', url, ratio: rules.ratio, why: undefined };
}

function none(why: string): PreviewPicture {
  return { form: 'none', url: undefined, ratio: undefined, why };
}

function refusalOf(
  facts: PictureFacts,
  { types, maxBytes, shownFrom }: NonNullable<Network['picture']>,
): string | undefined {
  if (types && !types.includes(facts.realType!)) return `It does not show ${facts.kind}.`;
  if (maxBytes !== undefined && facts.bytes > maxBytes)
    return `It shows at most ${Math.round(maxBytes / 1000)} KB.`;
  return isBelow(facts, shownFrom) ? 'The picture has too few pixels.' : undefined;
}
