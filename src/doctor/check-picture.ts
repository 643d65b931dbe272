import type { Network } from '../share/network.ts';
import { networkList, networks } from '../share/networks.ts';
import type { Examination } from './examination.ts';
import { finding, type Finding } from './finding.ts';
import { isPicture, type PictureFacts } from './picture-facts.ts';
import { absolute, valuesAt, type ReadPage } from './read-as.ts';

/** From here on a picture is cropped so far that its sides are lost. */
const SHAPE = { widest: 2.4, tallest: 1.5 } as const;

/** What is wrong with a page's picture: how it is named, how it is answered, what it is. */
export function checkPicture({ page, pictures }: Examination): readonly Finding[] {
  const named = page.tags.metas.filter(({ name }) => name === 'og:image' || name === 'og:image:url');
  const [address] = named.map(({ content }) => content);
  if (address === undefined || address === '') {
    return [finding('image_missing', 'The page names no picture in og:image.')];
  }
  const url = absolute(page, address);
  const facts = url === undefined ? undefined : pictures.get(url);
  return [
    ...naming(address, new Set(named.map(({ content }) => content)).size),
    ...(facts ? answering(facts) : []),
    ...(facts && isPicture(facts) ? [...rules(facts), ...sizeTags(page, facts)] : []),
  ];
}

function naming(address: string, count: number): readonly Finding[] {
  return [
    ...(count > 1 ? [finding('image_several', `The page names ${count} pictures in og:image.`)] : []),
    ...(/^https?:\/\//i.test(address) ? [] : [finding('image_relative', 'og:image is not a whole address.')]),
    ...(/^http:\/\//i.test(address)
      ? [finding('image_http', 'The picture’s address begins with http://.')]
      : []),
  ];
}

function answering(facts: PictureFacts): readonly Finding[] {
  const { status, failed, redirects, kind, realType, type } = facts;
  if (status !== 200) {
    return [finding('image_unreachable', `The picture’s address answers ${status ?? failed}.`)];
  }
  if (realType === undefined) {
    return [finding('image_not_picture', `What the picture’s address answers is ${kind}.`)];
  }
  const isWrong = type !== realType && !(type === 'image/jpg' && realType === 'image/jpeg');
  return [
    ...(redirects > 0 ? [finding('image_redirects', 'The picture’s address redirects.')] : []),
    ...(isWrong
      ? [finding('image_type_wrong', `The picture is ${kind}, and is served as ${type ?? 'nothing'}.`)]
      : []),
  ];
}

type Rule = NonNullable<Network['picture']>;

/** Networks whose rule a picture breaks. */
function names(breaks: (rule: Rule) => boolean): string[] {
  return networkList.filter(({ picture }: Network) => picture && breaks(picture)).map(({ name }) => name);
}

/** Where networks do less with a picture, or nothing. */
function rules(facts: PictureFacts): readonly Finding[] {
  const { realType, kind, bytes, width, height } = facts;
  const formats = names(({ types }) => types !== undefined && !types.includes(realType!));
  const bytesOf = names(({ maxBytes }) => maxBytes !== undefined && bytes > maxBytes);
  const hidden = names(({ shownFrom }) => isBelow(facts, shownFrom));
  const small = names(({ shownFrom, largeFrom }) => !isBelow(facts, shownFrom) && isBelow(facts, largeFrom));
  const size = `${width}x${height} px`;
  return [
    ...(formats.length > 0
      ? [finding('image_format', `Not every network shows a picture that is ${kind}.`, formats)]
      : []),
    ...(bytesOf.length > 0
      ? [finding('image_too_large', `The picture has ${Math.round(bytes / 1000)} KB.`, bytesOf)]
      : []),
    ...(hidden.length > 0
      ? [finding('image_too_small', `The picture has ${size}, too few to be shown.`, hidden)]
      : []),
    ...(small.length > 0
      ? [finding('image_shown_small', `The picture has ${size} and is shown small beside the text.`, small)]
      : []),
    ...shape(facts),
  ];
}

/** Whether a picture has fewer pixels than something needs; of one whose size nobody knows, nothing is said. */
export function isBelow(
  { width, height }: Pick<PictureFacts, 'width' | 'height'>,
  least: { readonly width: number; readonly height?: number } | undefined,
): boolean {
  if (!least || width === undefined || height === undefined) return false;
  return width < least.width || height < (least.height ?? 0);
}

function shape({ width, height }: PictureFacts): readonly Finding[] {
  if (width === undefined || height === undefined) return [];
  const ratio = width / height;
  if (ratio <= SHAPE.widest && ratio >= SHAPE.tallest) return [];
  const cropping = networkList
    .filter(({ picture }: Network) => picture?.ratio !== undefined)
    .map(({ name }) => name);
  const shapeName = ratio > SHAPE.widest ? 'wide' : 'tall';
  return [
    finding(
      'image_shape',
      `The picture is ${width}x${height} px: so ${shapeName} a one is cropped.`,
      cropping,
    ),
  ];
}

function sizeTags(page: ReadPage, { width, height, realType, kind }: PictureFacts): readonly Finding[] {
  const [saidWidth, saidHeight] = ['og:image:width', 'og:image:height'].map(
    (name) => valuesAt(page, name)[0],
  );
  const saidType = valuesAt(page, 'og:image:type')[0]?.toLowerCase();
  const isMissing = !saidWidth || !saidHeight;
  const isWrong =
    !isMissing && width !== undefined && (Number(saidWidth) !== width || Number(saidHeight) !== height);
  return [
    ...(isMissing
      ? [
          finding('image_size_missing', 'The page does not say how large the picture is.', [
            networks.facebook.name,
          ]),
        ]
      : []),
    ...(isWrong
      ? [
          finding(
            'image_size_wrong',
            `The page says ${saidWidth}x${saidHeight} px, and the picture has ${width}x${height}.`,
          ),
        ]
      : []),
    ...(saidType && saidType !== realType && saidType !== 'image/jpg'
      ? [finding('image_type_tag_wrong', `The page says ${saidType}, and the picture is ${kind}.`)]
      : []),
  ];
}
