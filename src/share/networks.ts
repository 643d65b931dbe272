import { link } from './link.ts';
import type { Network, Reading } from './network.ts';

const KB = 1024;
const MB = 1024 * KB;
const JPEG_PNG_GIF = ['image/jpeg', 'image/png', 'image/gif'] as const;
const JPEG_PNG_GIF_WEBP = [...JPEG_PNG_GIF, 'image/webp'] as const;

const OPEN_GRAPH: Reading = {
  title: ['og:title', 'title'],
  description: ['og:description', 'description'],
  image: ['og:image'],
  takes: 'first',
};
const THEN_TWITTER: Reading = {
  title: ['og:title', 'twitter:title', 'title'],
  description: ['og:description', 'twitter:description', 'description'],
  image: ['og:image', 'twitter:image'],
  takes: 'first',
};
/** Two lines of a chat on a phone, in columns. */
const TWO_LINES = { max: 70, unit: 'columns' } as const;
const NEW_ADDRESS =
  'Nothing clears it. A picture under a new address is fetched again; so is the page with a query behind its address.';

/**
 * Every network, in the order of the buttons. Sizes, limits and cache times as their documents, their code or,
 * where those are silent, people who measured state them; gathered in November 2026.
 */
export const networks = {
  facebook: {
    name: 'Facebook',
    icon: 'brands/facebook-f',
    share: ({ url }) => link('https://www.facebook.com/sharer/sharer.php', { u: url }),
    crawler: { userAgent: 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', robots: 'facebookexternalhit', range: 'bytes=0-524288', pageMaxBytes: MB },
    reads: OPEN_GRAPH,
    picture: { ratio: 1200 / 630, shownFrom: { width: 200, height: 200 }, largeFrom: { width: 600, height: 315 }, maxBytes: 8 * MB, types: JPEG_PNG_GIF_WEBP },
    keeps: 'A page for a day to a month, a picture for as long as its address is the same.',
    refresh: { how: 'Paste the address into the Sharing Debugger and press “Scrape Again”.', tool: 'https://developers.facebook.com/tools/debug/' },
  },
  vk: {
    name: 'VK',
    icon: 'brands/vk',
    share: ({ url, title }) => link('https://vk.com/share.php', { url, title }),
    crawler: { userAgent: 'Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)' },
    reads: OPEN_GRAPH,
    picture: { ratio: 537 / 240, largeFrom: { width: 537, height: 240 } },
    refresh: { how: 'Call the API method pages.clearCache with the address, as a signed-in user.', tool: 'https://dev.vk.com/en/method/pages.clearCache' },
  },
  odnoklassniki: {
    name: 'Odnoklassniki',
    icon: 'brands/odnoklassniki',
    share: ({ url, title }) => link('https://connect.ok.ru/offer', { url, title }),
    crawler: { userAgent: 'OdklBot/1.0 (share@odnoklassniki.ru)' },
    reads: OPEN_GRAPH,
  },
  telegram: {
    name: 'Telegram',
    icon: 'brands/telegram',
    share: ({ url, title }) => link('https://t.me/share/url', { url, text: title }),
    crawler: { userAgent: 'TelegramBot (like TwitterBot)', robots: 'TelegramBot' },
    reads: THEN_TWITTER,
    picture: { maxBytes: 5 * MB, types: ['image/jpeg', 'image/png'] },
    keeps: 'Nobody says how long; messages that were sent stay as they are.',
    refresh: { how: 'Send the address to @WebpageBot.', tool: 'https://t.me/WebpageBot' },
  },
  x: {
    name: 'X',
    icon: 'brands/x-twitter',
    share: ({ url, title }) => link('https://twitter.com/intent/tweet', { url, text: title }),
    crawler: { userAgent: 'Twitterbot/1.0', robots: 'Twitterbot', pageMaxBytes: 2 * MB },
    reads: {
      title: ['twitter:title', 'og:title', 'title'],
      description: ['twitter:description', 'og:description', 'description'],
      image: ['twitter:image', 'twitter:image:src', 'og:image'],
      takes: 'last',
    },
    picture: { ratio: 2, wantsLargeCard: true, shownFrom: { width: 144, height: 144 }, largeFrom: { width: 300, height: 157 }, maxBytes: 5 * MB, types: JPEG_PNG_GIF_WEBP },
    keeps: 'About seven days.',
    refresh: { how: NEW_ADDRESS },
  },
  email: {
    name: 'Email',
    icon: 'solid/envelope',
    share: ({ url, title }) => link('mailto:', { subject: title, body: `${title}\r\n\r\n${url}` }),
  },
  whatsapp: {
    name: 'WhatsApp',
    icon: 'brands/whatsapp',
    share: ({ url, title }) => link('https://api.whatsapp.com/send', { text: `${title} ${url}` }),
    crawler: { userAgent: 'WhatsApp/2.22.20.72 A', pageMaxBytes: 300 * KB },
    reads: OPEN_GRAPH,
    picture: { shownFrom: { width: 300 }, maxBytes: 600 * KB },
    title: { ...TWO_LINES, known: 'official' },
    description: { max: 80, unit: 'characters', known: 'official' },
    needs: ['og:title', 'og:description', 'og:url', 'og:image'],
    keeps: 'In the message that was sent; the sender’s phone reads the page.',
    refresh: { how: NEW_ADDRESS },
  },
  viber: {
    name: 'Viber',
    icon: 'brands/viber',
    share: ({ url, title }) => link('viber://forward', { text: `${title} ${url}` }),
    crawler: { userAgent: 'Viber' },
    reads: OPEN_GRAPH,
    keeps: 'In the message that was sent; the sender’s phone reads the page.',
  },
  linkedin: {
    name: 'LinkedIn',
    icon: 'brands/linkedin-in',
    share: ({ url, title }) => link('https://linkedin.com/shareArticle', { url, mini: 'true', title }),
    crawler: { userAgent: 'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)', robots: 'LinkedInBot' },
    reads: OPEN_GRAPH,
    picture: { ratio: 1200 / 627, largeFrom: { width: 401 }, maxBytes: 5 * MB, types: JPEG_PNG_GIF },
    keeps: 'Two to seven days.',
    refresh: { how: 'Paste the address into the Post Inspector; only new posts change.', tool: 'https://www.linkedin.com/post-inspector/' },
  },
  reddit: {
    name: 'Reddit',
    icon: 'brands/reddit-alien',
    share: ({ url, title }) => link('https://www.reddit.com/submit', { url, title }),
    crawler: { userAgent: 'Mozilla/5.0 (compatible; redditbot/1.0; +http://www.reddit.com/feedback)' },
    reads: OPEN_GRAPH,
  },
  bluesky: {
    name: 'Bluesky',
    icon: 'brands/bluesky',
    share: ({ url, title }) => link('https://bsky.app/intent/compose', { text: `${title} ${url}` }),
    crawler: { userAgent: 'Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)' },
    reads: OPEN_GRAPH,
    picture: { ratio: 1200 / 630, types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] },
    keeps: 'In the post, for good.',
    refresh: { how: 'Delete the post and make a new one.' },
  },
  mastodon: {
    name: 'Mastodon',
    icon: 'brands/mastodon',
    // Mastodon's own page: it asks people for their server, which nobody else can know.
    share: ({ url, title }) => `https://share.joinmastodon.org/#text=${encodeURIComponent(`${title} ${url}`)}`,
    crawler: { userAgent: 'http.rb/5.2.0 (Mastodon/4.3.0; +https://mastodon.social/) Bot', pageMaxBytes: MB },
    reads: {
      title: ['json:headline', 'og:title', 'title'],
      description: ['json:description', 'og:description', 'description'],
      image: ['og:image'],
      takes: 'first',
    },
    picture: { maxBytes: 2 * MB, types: JPEG_PNG_GIF_WEBP },
    keeps: 'Two weeks, on every server for itself.',
    refresh: { how: 'Nothing clears it. Each server reads the page again after two weeks.' },
  },
  threads: {
    name: 'Threads',
    icon: 'brands/threads',
    share: ({ url, title }) => link('https://www.threads.com/intent/post', { text: title, url }),
    reads: OPEN_GRAPH,
    refresh: { how: NEW_ADDRESS },
  },
  pinterest: {
    name: 'Pinterest',
    icon: 'brands/pinterest-p',
    share: ({ url, title, picture }) =>
      link('https://www.pinterest.com/pin/create/button/', { url, media: picture, description: title }),
    crawler: { userAgent: 'Mozilla/5.0 (compatible; Pinterestbot/1.0; +http://www.pinterest.com/bot.html)', robots: 'Pinterestbot' },
    reads: OPEN_GRAPH,
    needs: ['og:type', 'og:title', 'og:description'],
    refresh: { how: 'Read the address in the URL debugger, as a signed-in business.', tool: 'https://developers.pinterest.com/tools/url-debugger/' },
  },
  line: {
    name: 'LINE',
    icon: 'brands/line',
    share: ({ url, title }) => link('https://social-plugins.line.me/lineit/share', { url, text: title }),
    crawler: { userAgent: 'facebookexternalhit/1.1;line-poker/1.0' },
    reads: { ...OPEN_GRAPH, title: ['og:title'], description: ['og:description'] },
    refresh: { how: 'Read the address with LINE’s Page Poker.', tool: 'https://poker.line.naver.jp/' },
  },
  kakaotalk: {
    name: 'KakaoTalk',
    crawler: { userAgent: 'facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984' },
    reads: { ...OPEN_GRAPH, image: ['og:image', 'img'] },
    picture: { ratio: 2, maxBytes: 5 * MB },
    title: { ...TWO_LINES, known: 'reported' },
    keeps: 'A page for an hour and more, a picture for hours, and both on the phone.',
    refresh: { how: 'Clear the address in the OG cache tool of Kakao Developers.', tool: 'https://developers.kakao.com/tool/clear/og' },
  },
  discord: {
    name: 'Discord',
    crawler: { userAgent: 'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)' },
    reads: THEN_TWITTER,
    picture: { wantsLargeCard: true, maxBytes: 8 * MB, types: JPEG_PNG_GIF_WEBP },
    title: { max: 67, unit: 'bytes', known: 'reported' },
    description: { max: 347, unit: 'bytes', known: 'reported' },
    keeps: 'Half an hour to a day.',
    refresh: { how: 'Wait, or put a query behind the address.' },
  },
  slack: {
    name: 'Slack',
    crawler: { userAgent: 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', range: 'bytes=0-32768' },
    reads: THEN_TWITTER,
    keeps: 'About half an hour.',
    refresh: { how: 'Wait for half an hour, and post it again.' },
  },
  imessage: {
    name: 'iMessage',
    crawler: { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0', pageMaxBytes: MB },
    reads: OPEN_GRAPH,
    picture: { shownFrom: { width: 150, height: 150 }, largeFrom: { width: 900 }, maxBytes: 10 * MB },
    keeps: 'In the message that was sent; the sender’s device reads the page.',
    refresh: { how: NEW_ADDRESS },
  },
  discourse: {
    name: 'Discourse',
    crawler: { userAgent: 'Discourse Forum Onebox v2026.11' },
    reads: OPEN_GRAPH,
    title: { max: 80, unit: 'characters', known: 'code' },
  },
  misskey: {
    name: 'Misskey',
    crawler: { userAgent: 'SummalyBot/5.5.1 (+https://github.com/misskey-dev/summaly/blob/master/README.md)', head: true },
    reads: THEN_TWITTER,
    title: { max: 100, unit: 'characters', known: 'code' },
    description: { max: 300, unit: 'characters', known: 'code' },
  },
  matrix: {
    name: 'Matrix',
    crawler: { userAgent: 'Synapse (bot; +https://github.com/matrix-org/synapse)', pageMaxBytes: 10 * MB },
    reads: { ...THEN_TWITTER, takes: 'last' },
    keeps: 'An hour.',
    refresh: { how: 'Wait for an hour.' },
  },
  google: {
    name: 'Google',
    crawler: { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', robots: 'Googlebot', pageMaxBytes: 2 * MB },
    reads: {
      title: ['json:headline', 'og:title', 'title'],
      description: ['description', 'og:description'],
      image: ['json:image', 'og:image'],
      takes: 'first',
    },
    picture: { ratio: 16 / 9, largeFrom: { width: 1200 }, types: JPEG_PNG_GIF_WEBP },
    keeps: 'Until it comes again.',
    refresh: { how: 'Ask for indexing in the URL inspection of Search Console.', tool: 'https://search.google.com/search-console' },
  },
} as const satisfies Readonly<Record<string, Network>>; // prettier-ignore

export type NetworkId = keyof typeof networks;

/** The table as a list, in its order. */
export const networkList: readonly (Network & { readonly id: NetworkId })[] = Object.entries(networks).map(
  ([id, network]) => ({ id: id as NetworkId, ...network }),
);
