import { readCardAddress } from '../card-url/address.ts';
import { decodePayload } from '../card-url/payload.ts';
import { excerpt, PresscardError } from '../errors.ts';
import type { Network } from '../share/network.ts';
import { networkList, networks } from '../share/networks.ts';
import { shownOf } from '../share/title-cuts.ts';
import type { Examination } from './examination.ts';
import { finding, type Finding, type FindingCode } from './finding.ts';
import { absolute, valuesAt, type ReadPage } from './read-as.ts';

/** Synapse reads no tags of a page that has more (its own bound against abuse). */
const OG_TAGS_MAX = 50;
const ISO = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** What is wrong with what a page says; its picture is looked at elsewhere. */
export function checkTags(examination: Examination): readonly Finding[] {
  const { page } = examination;
  return [
    ...titles(page),
    ...missing(page),
    ...addresses(examination),
    ...dates(page),
    ...structuredData(page),
    ...stale(page),
    ...places(page),
  ];
}

const has = (page: ReadPage, place: string): boolean => valuesAt(page, place).some((value) => value !== '');
const first = (page: ReadPage, place: string): string | undefined => valuesAt(page, place)[0];

function titles(page: ReadPage): readonly Finding[] {
  const title = first(page, 'og:title');
  if (title === undefined || title === '') {
    const shown = page.tags.title;
    const instead = shown ? ` Networks show the page’s title instead: ${excerpt(shown)}.` : '';
    return [finding('title_missing', `The page has no og:title.${instead}`)];
  }
  const headline = page.article?.headline;
  const cut = networkList.filter((network) => shownOf(title, network.title) !== title);
  const isOther = headline !== undefined && folded(headline) !== folded(title);
  return [
    ...(cut.length === 0
      ? []
      : [
          finding(
            'title_cut',
            `The title has ${[...title].length} characters, and is cut.`,
            cut.map(({ name }) => name),
          ),
        ]),
    ...(isOther
      ? [
          finding(
            'title_differs',
            `The structured data has another headline than og:title: ${excerpt(headline)}.`,
            [networks.mastodon.name, networks.google.name],
          ),
        ]
      : []),
  ];
}

/** Tags whose absence costs something, with what it costs. */
const WANTED: readonly (readonly [
  place: string,
  code: FindingCode,
  message: string,
  names: readonly string[],
])[] = [
  [
    'og:description',
    'description_missing',
    'The page has no og:description; WhatsApp shows little without one.',
    [],
  ],
  ['og:url', 'address_missing', 'The page has no og:url; WhatsApp shows little without one.', []],
  ['og:type', 'type_missing', 'The page has no og:type.', needing('og:type')],
  ['og:image:alt', 'alt_missing', 'Nothing says what the picture shows to those who cannot see it.', []],
];

function needing(tag: string): readonly string[] {
  return networkList.filter(({ needs }: Network) => needs?.includes(tag)).map(({ name }) => name);
}

function missing(page: ReadPage): readonly Finding[] {
  const wanted = WANTED.filter(
    ([place]) => !has(page, place) && !(place === 'og:image:alt' && !has(page, 'og:image')),
  );
  const isLarge = valuesAt(page, 'twitter:card').at(-1)?.toLowerCase() === 'summary_large_image';
  const large = networkList.filter(({ picture }: Network) => picture?.wantsLargeCard).map(({ name }) => name);
  const isPreviewLarge = valuesAt(page, 'robots').some((value) => /max-image-preview:\s*large/i.test(value));
  return [
    ...wanted.map(([, code, message, names]) => finding(code, message, names)),
    ...(isLarge
      ? []
      : [
          finding('card_missing', 'twitter:card is not summary_large_image, so the picture is small.', large),
        ]),
    ...(isPreviewLarge
      ? []
      : [
          finding('large_preview_missing', 'The page does not allow a large picture in search results.', [
            networks.google.name,
          ]),
        ]),
  ];
}

function addresses({ page, visit }: Examination): readonly Finding[] {
  const said = first(page, 'og:url');
  if (said === undefined || said === '') return [];
  if (!URL.canParse(said)) return [finding('address_relative', 'og:url is not a whole address.')];
  const here = visit.answer?.finalUrl ?? page.url;
  if (
    sameAddress(said, here) ||
    page.tags.links.some(({ rel, href }) => rel === 'canonical' && isOwn(page, href, said))
  )
    return [];
  return [finding('address_elsewhere', `og:url names another address: ${excerpt(said)}.`)];
}

function isOwn(page: ReadPage, href: string, said: string): boolean {
  const url = absolute(page, href);
  return url !== undefined && sameAddress(url, said);
}

/** Networks and campaigns put queries behind addresses; a scheme and a slash are no other page. */
function sameAddress(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(address: string): string {
  const { host, pathname } = new URL(address);
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}`;
}

function dates(page: ReadPage): readonly Finding[] {
  const said = first(page, 'article:published_time') ?? page.article?.published;
  if (said === undefined || said === '')
    return [finding('date_missing', 'Nothing says when the article was published.')];
  return ISO.test(said) && !Number.isNaN(Date.parse(said))
    ? []
    : [finding('date_invalid', `The time of publication cannot be read: ${excerpt(said)}.`)];
}

function structuredData({ tags, article }: ReadPage): readonly Finding[] {
  if (tags.brokenData > 0) return [finding('data_broken', 'An element with structured data is no JSON.')];
  return article ? [] : [finding('data_missing', 'The page has no structured data of an article.')];
}

/** Tags that were left behind when the article changed. */
function stale(page: ReadPage): readonly Finding[] {
  const title = first(page, 'og:title');
  const { heading } = page.tags;
  const onCard = cardHeadline(first(page, 'og:image'));
  const isTagStale = title && heading && !isPartOf(title, heading);
  const isCardStale = onCard !== undefined && title && folded(onCard) !== folded(title);
  return [
    ...(isTagStale
      ? [finding('tag_stale', `Readers see another headline than og:title says: ${excerpt(heading)}.`)]
      : []),
    ...(isCardStale
      ? [finding('card_stale', `The card in og:image has another headline: ${excerpt(onCard)}.`)]
      : []),
  ];
}

/** The headline of a card by presscard, whoever signed it: its address holds it. */
function cardHeadline(address: string | undefined): string | undefined {
  if (address === undefined || !/\/c\/v1\//.test(address)) return undefined;
  try {
    const path = address.slice(address.indexOf('/c/v1/'));
    const { headline } = decodePayload(readCardAddress(path).payload) as { headline?: unknown };
    return typeof headline === 'string' ? headline : undefined;
  } catch (error) {
    if (error instanceof PresscardError) return undefined;
    throw error;
  }
}

function places({ tags }: ReadPage): readonly Finding[] {
  const own = tags.metas.filter(({ name }) => /^(og|article|twitter):/.test(name));
  const ogTags = own.filter(({ name }) => name.startsWith('og:')).length;
  const hasOembed = tags.links.some(({ type }) => type.endsWith('+oembed'));
  return [
    ...(own.some(({ isInBody }) => isInBody)
      ? [finding('tags_in_body', 'Some of the tags stand in the body.')]
      : []),
    ...(ogTags > OG_TAGS_MAX
      ? [finding('tags_too_many', `The page has ${ogTags} og: tags.`, [networks.matrix.name])]
      : []),
    ...(hasOembed
      ? [
          finding('oembed_found', 'The page offers oEmbed.', [
            networks.slack.name,
            networks.mastodon.name,
            networks.matrix.name,
          ]),
        ]
      : []),
  ];
}

/** What a text says, without case, spaces and punctuation. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** A headline for networks may be a shorter or a longer form of the one on the page. */
function isPartOf(title: string, heading: string): boolean {
  const [one, other] = [folded(title), folded(heading)];
  return one.includes(other) || other.includes(one);
}
