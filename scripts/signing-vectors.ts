/** `npm run vectors`: docs/signing/vectors.json for programs, vectors.tsv for the recipes. */
import { writeFileSync } from 'node:fs';
import { cardDigest, checkCard } from '../src/card-url/card.ts';
import { signCard, signShare, type Card, type CardExtension } from '../src/sign/sign.ts';

const folder = new URL('../docs/signing/', import.meta.url);

/** Published, and therefore refused by every service. */
const keys = [
  { id: 'k1', secret: 'sample-0123456789-abcdefghijklmnopqrstuvwxyz' },
  { id: 'night-desk-2027', secret: 'sample-/+=.~_-ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789' },
];

const photo = { sha256: 'ab'.repeat(32), focus: [0.35, 0.5] as const, credit: 'L. Marsh / Harbour Post' };

const cards: readonly [why: string, card: Card, ext: CardExtension | 'share', key?: 0 | 1][] = [
  ['the least that makes a card', { headline: 'Ferry strike ends', outlet: 'harbour-post' }, 'png'],
  ['another key', { headline: 'Ferry strike ends', outlet: 'harbour-post' }, 'png', 1],
  ['as JPEG', { headline: 'Ferry strike ends', outlet: 'harbour-post' }, 'jpg'],
  ['as WebP', { headline: 'Ferry strike ends', outlet: 'harbour-post' }, 'webp'],
  ['a payload of 3n+1 bytes', { headline: 'Tide', outlet: 'harbour-post' }, 'png'],
  ['a payload of 3n+2 bytes', { headline: 'Tides', outlet: 'harbour-post' }, 'png'],
  ['quotes, a backslash, a slash, angle brackets, an ampersand', { headline: '“Low” & "high" <tide> \\ and/or ’neap’', outlet: 'harbour-post' }, 'png'],
  ['a break that the editor forces, and a tab', { headline: 'Ferry strike\nends\tat last', outlet: 'harbour-post' }, 'png'],
  ['line separators that JavaScript once forbade', { headline: 'Ferry\u2028strike\u2029ends\u007f', outlet: 'harbour-post' }, 'png'],
  ['Latin with marks, composed and not', { headline: 'Żółć gęślą jaźń, e\u0301te\u0301', outlet: 'harbour-post' }, 'png'],
  ['Cyrillic', { headline: 'Паром снова ходит каждый час', outlet: 'severny-mayak', lang: 'ru' }, 'png'],
  ['Greek', { headline: 'Τέλος η απεργία στα πλοία', outlet: 'faros', lang: 'el' }, 'png'],
  ['Arabic', { headline: 'العبّارة تعود إلى العمل', outlet: 'harbour-post', lang: 'ar', dir: 'rtl' }, 'png'],
  ['Hebrew with a Latin name', { headline: 'המעבורת Alba חוזרת', outlet: 'harbour-post', lang: 'he' }, 'png'],
  ['Devanagari', { headline: 'नौका सेवा फिर शुरू', outlet: 'harbour-post', lang: 'hi' }, 'png'],
  ['Thai', { headline: 'เรือข้ามฟากกลับมาให้บริการ', outlet: 'harbour-post', lang: 'th' }, 'png'],
  ['Burmese', { headline: 'ကူးတို့သင်္ဘော ပြန်လည်ပြေးဆွဲ', outlet: 'harbour-post', lang: 'my' }, 'png'],
  ['Japanese', { headline: 'フェリー、九日ぶりに運航再開', outlet: 'harbour-post', lang: 'ja' }, 'png'],
  ['Chinese beyond the basic plane', { headline: '𠮷野家渡輪復航', outlet: 'harbour-post', lang: 'zh-Hant' }, 'png'],
  ['Korean', { headline: '여객선 운항 재개', outlet: 'harbour-post', lang: 'ko' }, 'png'],
  ['emoji: joined, with a skin tone, a flag', { headline: 'Crew 👩🏽‍✈️ back 🇳🇴 👍🏿', outlet: 'harbour-post' }, 'png'],
  ['characters whose base64 has + and /', { headline: '~~~???>>>ÿÿÿ', outlet: 'harbour-post' }, 'png'],
  ['a photo card with everything', {
    headline: 'Ferry strike ends after nine days', outlet: 'harbour-post', date: '2026-03-14T09:30:00+00:00', kicker: 'Transport',
    standfirst: 'Crews return at noon.', author: { name: 'Ada Quay' }, photo, state: { is: 'review', stars: 4.5 },
    template: 'classic', size: 'square', theme: 'dark', locale: 'en-GB', zone: 'Europe/London', id: '4711',
    urlHash: '0123456789abcdef0123456789abcdef', v: 'd1.example', until: 1_799_999_999, x: 1_800_000_000,
  }, 'jpg'],
  ['before an embargo: no text', { outlet: 'harbour-post', embargo: 1_800_000_000, id: '4711' }, 'png'],
  ['a share page', { headline: 'Ferry strike ends', outlet: 'harbour-post', url: 'https://harbourpost.example/ferry?id=1&page=2#top' }, 'share'],
  ['a share page with another key', { headline: 'Паром снова ходит', outlet: 'severny-mayak' }, 'share', 1],
  ['nearly the longest path of a card', { headline: 'Ferry strike ends', outlet: 'harbour-post', standfirst: 'ကူ'.repeat(485) }, 'png'],
  ['a share page longer than any card', { headline: 'Ferry strike ends', outlet: 'harbour-post', standfirst: 'long '.repeat(760) }, 'share'],
]; // prettier-ignore

const vectors = await Promise.all(
  cards.map(async ([why, card, ext, which = 0]) => {
    const key = keys[which]!;
    const { path } = ext === 'share' ? await signShare({ key, card }) : await signCard({ key, card, ext });
    return {
      why,
      kid: key.id,
      secret: key.secret,
      ext,
      json: JSON.stringify(card),
      path,
      digest: await cardDigest(checkCard(card)),
    };
  }),
);

/** The service takes these as well, and they are the same card as the vector of that number. */
const respelled = [
  [0, '{"outlet":"harbour-post","headline":"Ferry strike ends"}'],
  [0, ' { "headline" : "Ferry strike ends" , "outlet" : "harbour-post" } '],
  [0, '{"headline":"\\u0046erry strike ends","outlet":"harbour\\u002Dpost"}'],
  [0, '{"headline":"Tide","headline":"Ferry strike ends","outlet":"harbour-post"}'],
  [
    0,
    '{"headline":"Ferry strike ends","outlet":"harbour-post","size":"og","state":"news","onOverflow":"shrink"}',
  ],
  [0, '{"headline":"Ferry strike ends","outlet":"harbour-post","kicker":null,"standfirst":""}'],
  [0, '{"headline":"Ferry strike ends","outlet":"harbour-post","a-field-of-later":[1]}'],
].map(([of, json]) => ({ of, json }));

writeFileSync(new URL('vectors.json', folder), `${JSON.stringify({ vectors, respelled }, undefined, 2)}\n`);
writeFileSync(
  new URL('vectors.tsv', folder),
  vectors
    .map(({ kid, secret, ext, json, path }) => `${[kid, secret, ext, json, path].join('\t')}\n`)
    .join(''),
);
