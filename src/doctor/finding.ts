/** How bad it is: a preview is missing or broken; it is worse than it could be; somebody may want to know. */
export type Severity = 'fault' | 'warning' | 'note';

/** Everything that the doctor can find, with how bad it is and what helps. Callers branch on the code. */
const findings = {
  page_unreachable: ['fault', 'See that the address answers 200 without a login, from abroad and to programs.'],
  page_not_html: ['fault', 'Answer a page with the type text/html.'],
  page_redirects: ['warning', 'Share the last address, and name it in og:url.'],
  page_blocked: ['fault', 'Let these user agents through. Bot protection and hotlink protection are the usual cause.'],
  page_differs: ['warning', 'Answer every reader with the same HTML.'],
  robots_blocked: ['fault', 'Allow the page and its picture for these robots in robots.txt.'],
  head_refused: ['warning', 'Answer HEAD as GET, without the body. Misskey asks with it first.'],
  range_wrong: ['warning', 'Honour Range with 206 and Content-Range, or ignore it and answer the whole page with 200.'],
  page_hidden: ['warning', 'Drop noindex if the page may be shared: Telegram keeps it in mind.'],
  charset_missing: ['note', 'Name the charset in the Content-Type header, or in the first element of the head.'],
  tags_late: ['fault', 'Move the meta tags to the beginning of the head, before styles and scripts.'],
  tags_in_body: ['warning', 'Move the meta tags into the head.'],
  tags_too_many: ['warning', 'Keep to the tags that networks read: Matrix ignores them all from the fiftieth on.'],
  title_missing: ['fault', 'Put the headline into og:title.'],
  title_cut: ['note', 'Nothing has to be done. The beginning of the headline is what these readers see.'],
  title_differs: ['warning', 'Put one headline into og:title and the structured data.'],
  tag_stale: ['warning', 'Write the tags anew when the headline changes, then have the networks read the page again.'],
  card_stale: ['fault', 'Sign the card again with the present headline: under its new address every network fetches it.'],
  description_missing: ['warning', 'Put a sentence into og:description.'],
  address_missing: ['warning', 'Put the page’s own address into og:url.'],
  address_elsewhere: ['warning', 'Put the address that is shared into og:url: networks count and refresh that one.'],
  address_relative: ['warning', 'Write the whole address, with https:// and the host.'],
  type_missing: ['note', 'Set og:type to article.'],
  date_missing: ['note', 'Put the time of publication into article:published_time or the structured data.'],
  date_invalid: ['warning', 'Write the time as ISO 8601, such as 2026-03-14T09:30:00+00:00.'],
  image_missing: ['fault', 'Name a picture of 1200x630 px in og:image.'],
  image_several: ['warning', 'Keep one og:image. Of several, half of the readers take the first and half the last.'],
  image_relative: ['fault', 'Write the picture’s whole address, with https:// and the host.'],
  image_http: ['warning', 'Serve the picture over https.'],
  image_redirects: ['warning', 'Name the picture’s last address: some networks drop one that redirects.'],
  image_unreachable: ['fault', 'See that the picture answers 200 without a login or a referrer.'],
  image_not_picture: ['fault', 'Serve a picture at this address.'],
  image_type_wrong: ['fault', 'Serve the picture with the media type of its bytes.'],
  image_type_tag_wrong: ['warning', 'Correct or drop og:image:type.'],
  image_format: ['fault', 'Use PNG or JPEG: every network shows them.'],
  image_too_large: ['fault', 'Keep the picture below 600 KB, better below 300.'],
  image_too_small: ['fault', 'Use a picture of 1200x630 px.'],
  image_shown_small: ['warning', 'Use a picture of 1200x630 px.'],
  image_shape: ['warning', 'Use a picture of 1200x630 px, with nothing of importance within 47 px of its upper and lower edge.'],
  image_size_missing: ['warning', 'Add og:image:width and og:image:height: without them the first share at Facebook has no picture.'],
  image_size_wrong: ['warning', 'Correct og:image:width and og:image:height.'],
  alt_missing: ['warning', 'Say in og:image:alt what the picture shows.'],
  card_missing: ['warning', 'Add <meta name="twitter:card" content="summary_large_image">.'],
  oembed_found: ['warning', 'Drop the oEmbed link: Slack, Mastodon and Matrix read it before og:image.'],
  data_missing: ['note', 'Add a NewsArticle as JSON-LD for search engines and Mastodon.'],
  data_broken: ['warning', 'Correct the JSON: crawlers ignore the whole element.'],
  large_preview_missing: ['note', 'Add <meta name="robots" content="max-image-preview:large"> for Google.'],
} as const satisfies Record<string, readonly [Severity, string]>; // prettier-ignore

export type FindingCode = keyof typeof findings;

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What helps. */
  readonly cure: string;
  /** Whom it concerns, by name; everybody when empty. */
  readonly networks: readonly string[];
}

export function finding(code: FindingCode, message: string, networks: readonly string[] = []): Finding {
  const [severity, cure] = findings[code];
  return { code, severity, message, cure, networks };
}

const ORDER: readonly Severity[] = ['fault', 'warning', 'note'];

/** The worst first. */
export function inOrder(found: readonly Finding[]): readonly Finding[] {
  return found.toSorted((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}

/** `2 faults, 1 warning`, or that nothing is wrong. */
export function sumOf(findings: readonly Finding[]): string {
  const counts = ORDER.flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return counts.length === 0 ? 'Nothing is wrong' : counts.join(', ');
}

export const findingCodes = Object.keys(findings) as readonly FindingCode[];
