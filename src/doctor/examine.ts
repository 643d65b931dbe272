import { PresscardError } from '../errors.ts';
import { networks } from '../share/networks.ts';
import { checkPicture } from './check-picture.ts';
import { checkTags } from './check-tags.ts';
import { checkVisits } from './check-visits.ts';
import type { NetworkVisit } from './examination.ts';
import { finding, inOrder, type Finding } from './finding.ts';
import { look, type DoctorTools, type PictureBytes } from './look.ts';
import type { PictureFacts } from './picture-facts.ts';
import { previews, type Preview } from './preview.ts';
import type { Visit } from './visit.ts';

/** What is wrong with a page's preview, what each network shows of it, and what was seen. */
export interface Report {
  readonly url: string;
  /** Where the address leads. */
  readonly finalUrl: string;
  /** The worst first. */
  readonly findings: readonly Finding[];
  readonly previews: readonly Preview[];
  readonly pictures: readonly PictureFacts[];
  readonly visits: readonly VisitLine[];
}

/** A visit as the report tells it. */
export interface VisitLine {
  readonly name: string;
  readonly userAgent: string;
  readonly method: string;
  /** Status, or the code of what went wrong. */
  readonly answer: number | string;
}

/**
 * Reads a page as the networks' crawlers do, and says what is wrong with its preview.
 *
 * @param address of the page, as `pageAddress` gives it.
 * @throws PresscardError `address_refused`, `blocked_host` or `recursive` for an address that is not asked.
 */
export async function examine(
  tools: DoctorTools,
  address: string,
): Promise<{ report: Report; bytes: PictureBytes }> {
  const seen = await look(tools, address);
  if (seen.kind === 'nothing') return { report: unreadable(address, seen), bytes: new Map() };
  const { examination, bytes } = seen;
  const { page, pictures, visits, head } = examination;
  const report: Report = {
    url: address,
    finalUrl: page.url,
    findings: inOrder([...checkPicture(examination), ...checkTags(examination), ...checkVisits(examination)]),
    previews: previews(examination),
    pictures: [...pictures.values()],
    visits: [...visits.map(lineOf), lineOf({ network: 'misskey', visit: head })],
  };
  return { report, bytes };
}

function unreadable(
  url: string,
  { plain: { answer, failed }, visits }: { plain: Visit; visits: readonly NetworkVisit[] },
): Report {
  const isPage = answer?.status === 200;
  const message = isPage
    ? `The address answers ${answer.headers.get('content-type') ?? 'something without a type'}, and no page.`
    : `The address answers ${answer?.status ?? `nothing (${failed?.code})`}.`;
  return {
    url,
    finalUrl: answer?.finalUrl ?? url,
    findings: [finding(isPage ? 'page_not_html' : 'page_unreachable', message)],
    previews: [],
    pictures: [],
    visits: visits.map(lineOf),
  };
}

function lineOf({ network, visit }: Pick<NetworkVisit, 'network' | 'visit'>): VisitLine {
  const { userAgent, method, answer, failed } = visit;
  const { name } = networks[network];
  return { name, userAgent, method, answer: answer?.status ?? failed?.code ?? 'fetch_failed' };
}

/** Refuses what is no address at all before anything is asked. @throws PresscardError `address_refused` */
export function pageAddress(text: string): string {
  const trimmed = text.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(trimmed);
  const url = URL.parse(hasScheme ? trimmed : `https://${trimmed}`);
  // A word alone is no address, though a URL may be made of it.
  const isAddress = url && /^https?:$/.test(url.protocol) && (hasScheme || /[.:]/.test(url.hostname));
  if (isAddress && url.hostname !== '') return url.href;
  throw new PresscardError(
    'address_refused',
    'Give the address of a page, such as https://example.org/article.',
  );
}
