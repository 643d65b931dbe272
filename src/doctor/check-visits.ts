import { networks, type NetworkId } from '../share/networks.ts';
import type { Network } from '../share/network.ts';
import type { Examination, NetworkVisit } from './examination.ts';
import { finding, type Finding } from './finding.ts';
import { absolute, takenBy, valuesAt, type ReadPage } from './read-as.ts';
import type { Visit } from './visit.ts';

/** What is wrong with how a page is answered, and with whom it is answered. */
export function checkVisits(examination: Examination): readonly Finding[] {
  const { visit, visits, head, page, saysCharset } = examination;
  return [
    ...redirects(visit),
    ...blocked(visits),
    ...differing(page, visits),
    ...late(page, visits),
    ...robots(examination),
    ...headRefused(head),
    ...ranges(visits),
    ...hidden(page, visit),
    ...(saysCharset
      ? []
      : [finding('charset_missing', 'The page does not say in which charset it is written.')]),
  ];
}

const nameOf = (network: NetworkId): string => networks[network].name;
const entryOf = (network: NetworkId): Network => networks[network];

function redirects({ answer }: Visit): readonly Finding[] {
  const count = answer?.hops.length ?? 0;
  if (count === 0) return [];
  return [finding('page_redirects', `The address redirects ${count === 1 ? 'once' : `${count} times`}.`)];
}

/** Crawlers that are turned away, by the answer that they get. */
function blocked(visits: readonly NetworkVisit[]): readonly Finding[] {
  const byAnswer = new Map<string, NetworkId[]>();
  for (const { network, visit } of visits) {
    const status = visit.answer?.status;
    if (status === 200 || status === 206) continue;
    const what = status === undefined ? `nothing (${visit.failed?.code})` : String(status);
    byAnswer.set(what, [...(byAnswer.get(what) ?? []), network]);
  }
  return [...byAnswer].map(([what, ids]) => {
    const agents = ids.map((id) => entryOf(id).crawler?.userAgent).join('; ');
    return finding(
      'page_blocked',
      `These crawlers get ${what} instead of the page: ${agents}.`,
      ids.map(nameOf),
    );
  });
}

/** Crawlers that get other tags than most. One whose answer ends before the tags gets none, which `late` tells. */
function differing(page: ReadPage, visits: readonly NetworkVisit[]): readonly Finding[] {
  const others = visits.filter(({ network, page: own, visit }) => {
    const { reads } = entryOf(network);
    if (!own || !reads || isCut(visit)) return false;
    return JSON.stringify(takenBy(own, reads)) !== JSON.stringify(takenBy(page, reads));
  });
  if (others.length === 0) return [];
  return [
    finding(
      'page_differs',
      'Some crawlers get another title, description or picture than the others.',
      others.map(({ network }) => nameOf(network)),
    ),
  ];
}

function isCut({ answer }: Visit): boolean {
  return answer?.status === 206;
}

/** Tags behind the bytes that a crawler reads. */
function late(page: ReadPage, visits: readonly NetworkVisit[]): readonly Finding[] {
  const tags = page.tags.metas.filter(({ name }) =>
    /^(og:(title|image|description|url)|twitter:card)$/.test(name),
  );
  const lastAt = Math.max(0, ...tags.map(({ atByte }) => atByte));
  const missing = visits.filter(({ network, visit }) => {
    const { pageMaxBytes = Infinity } = entryOf(network).crawler ?? {};
    const got = isCut(visit) ? visit.answer!.bytes.length : Infinity;
    return lastAt >= Math.min(pageMaxBytes, got);
  });
  if (missing.length === 0) return [];
  const kb = Math.ceil(lastAt / 1024);
  return [
    finding(
      'tags_late',
      `The last of the tags stands ${kb} KB into the page, further than these crawlers read.`,
      missing.map(({ network }) => nameOf(network)),
    ),
  ];
}

function robots({ page, robots: ofPage, pictures, pictureRobots }: Examination): readonly Finding[] {
  const [picture] = pictures.keys();
  const refused = (Object.entries(networks) as [NetworkId, Network][]).filter(([, { crawler }]) => {
    if (crawler?.robots === undefined) return false;
    const isPictureRefused = picture !== undefined && !pictureRobots.allows(picture, crawler.robots);
    return !ofPage.allows(page.url, crawler.robots) || isPictureRefused;
  });
  if (refused.length === 0) return [];
  const names = refused.map(([, { crawler }]) => crawler!.robots).join(', ');
  return [
    finding(
      'robots_blocked',
      `robots.txt keeps these robots from the page or its picture: ${names}.`,
      refused.map(([id]) => nameOf(id)),
    ),
  ];
}

function headRefused({ answer, failed }: Visit): readonly Finding[] {
  if (answer && answer.status >= 200 && answer.status < 300) return [];
  return [
    finding('head_refused', `HEAD is answered with ${answer?.status ?? failed?.code}.`, [
      networks.misskey.name,
    ]),
  ];
}

function ranges(visits: readonly NetworkVisit[]): readonly Finding[] {
  const wrong = visits.filter(({ visit: { range, answer } }) => {
    if (range === undefined || !answer || answer.status === 200) return false;
    return (
      answer.status === 416 ||
      (answer.status === 206 && !answer.headers.get('content-range')?.startsWith('bytes 0-'))
    );
  });
  if (wrong.length === 0) return [];
  const message = 'A request for the first part of the page is answered wrongly.';
  return [
    finding(
      'range_wrong',
      message,
      wrong.map(({ network }) => nameOf(network)),
    ),
  ];
}

function hidden(page: ReadPage, { answer }: Visit): readonly Finding[] {
  const said = [answer?.headers.get('x-robots-tag') ?? '', ...valuesAt(page, 'robots')].join(',');
  if (!/\b(noindex|none)\b/i.test(said.replaceAll(/max-[\w-]+:[^,]*/gi, ''))) return [];
  return [
    finding('page_hidden', 'The page asks not to be indexed.', [
      networks.telegram.name,
      networks.google.name,
    ]),
  ];
}

/** The addresses of the pictures that networks would show, `og:image` first. */
export function pictureAddresses(page: ReadPage): readonly string[] {
  const readings = Object.values(networks).flatMap((network) => ('reads' in network ? [network.reads] : []));
  const named = readings.map((reads) => takenBy(page, reads).image);
  const urls = [...valuesAt(page, 'og:image'), ...named].flatMap((address) => {
    const url = address === undefined ? undefined : absolute(page, address);
    return url !== undefined && /^https?:/.test(url) ? [url] : [];
  });
  return [...new Set(urls)];
}
