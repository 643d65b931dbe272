/** What a mention counts that is an address, follows a cue or fills a line; any other counts 1. */
export const ADDRESS_POINTS = 3;

/** How often and how clearly a page names a domain. */
export interface DomainMentions {
  /** Lower case, without `www.`. */
  readonly domain: string;
  /** The sum over its mentions; a name in prose counts little, because it may be anybody's. */
  points: number;
  /** Only as part of e-mail addresses, which often belong to agencies and readers. */
  onlyMail: boolean;
}

/** Words that a page puts in front of its own domain, seldom of another's. */
const CUE = /(?:also on|more (?:on|at)|visit|source:|©|copyright|также на|источник:)\s*$/iu;
const CUE_MAX_CHARS = 16;
const LINE_END = /[\n\r]/;

/** Longer runs without white space are data, not addresses. */
const TOKEN_MAX_CHARS = 2_048;
const HOST_MAX_CHARS = 253;

const GENERIC_TLDS =
  'com org net info biz news press media tv radio eu int online today world live site example';
/** Country codes that news sites use. Those that are file endings (`md`, `py`, `sh`) need an address or a cue. */
const COUNTRY_TLDS =
  'ac ad ae af al am ar at au az ba bd be bg bh bo br by ca ch cl cn co cr cu cy cz de dk do dz ec ee eg es et fi fr ge ' +
  'gh gr gt hk hn hr hu id ie il in iq ir is it jm jo jp ke kg kh kr kw kz la lb lk lt lu lv ly ma me mk mn mt mx my ' +
  'na ng ni nl no np nz om pa pe ph pk pl pt py qa ro rs ru sa se sg si sk sn su sv sy th tj tm tn to tr tt tw tz ' +
  'ua ug uk us uy uz ve vn xk ye za zm zw рф укр бел срб бг қаз';
const FILE_TLDS = 'ai cc md mm ps py rs sh so st';
const BARE_TLDS = new Set(
  `${GENERIC_TLDS} ${COUNTRY_TLDS}`.split(' ').filter((tld) => !FILE_TLDS.split(' ').includes(tld)),
);

/** Hosts of share buttons, mail and licences: named on pages of every outlet. */
const PLATFORMS =
  'facebook.com fb.com twitter.com x.com t.co t.me telegram.org telegram.me youtube.com youtu.be instagram.com tiktok.com ' +
  'vk.com ok.ru linkedin.com reddit.com whatsapp.com wa.me pinterest.com google.com goo.gl apple.com bit.ly gmail.com ' +
  'outlook.com hotmail.com mail.ru yandex.ru rumble.com odysee.com gab.com disqus.com w3.org schema.org wikipedia.org ' +
  'creativecommons.org';
const platforms = new Set(PLATFORMS.split(' '));

/**
 * Every domain that a page names, the most mentioned first. A name counts as a domain if it ends like one and
 * is written in lower case (`ended.In`, `ASP.NET` and `U.S.` are none), or if `isKnown` says so.
 */
export function domainMentions(text: string, isKnown: (domain: string) => boolean): DomainMentions[] {
  const mentions = new Map<string, DomainMentions>();
  for (const match of text.matchAll(/[^\s<>"'“”‘’«»()[\]{},;|\\]+/g)) {
    const [token] = match;
    if (!token.includes('.') || token.length > TOKEN_MAX_CHARS) continue;
    const end = match.index + token.length;
    const fillsLine = LINE_END.test(text[match.index - 1] ?? '\n') && LINE_END.test(text[end] ?? '\n');
    const hasCue = CUE.test(text.slice(Math.max(0, match.index - CUE_MAX_CHARS), match.index));
    const { host, kind } = hostIn(token);
    const domain = host.toLowerCase().replace(/^www\./, '');
    if (!isHost(domain) || isPlatform(domain)) continue;
    const isNamed = hasCue || kind !== 'bare' || (fillsLine && host === token);
    if (!isNamed && !isPlainDomain(host) && !isKnown(domain)) continue;
    const mention = mentions.get(domain) ?? { domain, points: 0, onlyMail: true };
    mentions.set(domain, mention);
    mention.points += isNamed && kind !== 'mail' ? ADDRESS_POINTS : 1;
    mention.onlyMail &&= kind === 'mail';
  }
  return [...mentions.values()].sort(
    (a, b) => Number(a.onlyMail) - Number(b.onlyMail) || b.points - a.points,
  );
}

function hostIn(token: string): { host: string; kind: 'address' | 'mail' | 'bare' } {
  const authority = /^[^/]{0,20}?https?:\/\/([^/?#]+)/i.exec(token)?.[1];
  if (authority !== undefined) {
    const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
    return { host: trimHost(host), kind: 'address' };
  }
  const mail = token.lastIndexOf('@');
  if (mail > 0) return { host: trimHost(token.slice(mail + 1)), kind: 'mail' };
  // Where words are not spaced, a Latin name stands between other signs: 详见rt.com报道.
  const pieces = token.split(
    /[^\p{L}\p{N}.-]+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]+/u,
  );
  const host = pieces.find((piece) => piece.includes('.')) ?? '';
  return { host: trimHost(host), kind: /^www\./i.test(host) ? 'address' : 'bare' };
}

function trimHost(text: string): string {
  return text.length > HOST_MAX_CHARS + 8 ? '' : text.replace(/^[.-]+|[.:!?…-]+$/g, '');
}

function isHost(domain: string): boolean {
  const labels = domain.split('.');
  return (
    domain.length <= HOST_MAX_CHARS &&
    labels.length >= 2 &&
    labels.every(
      (label) => label.length <= 63 && /^[\p{L}\p{N}]/u.test(label) && /^[\p{L}\p{N}-]*$/u.test(label),
    ) &&
    /^\p{L}{2}/u.test(labels.at(-1) ?? '')
  );
}

function isPlainDomain(host: string): boolean {
  const labels = host.split('.');
  const isShort = (labels.at(-2) ?? '').length < 2; // e.g. and the like
  return host === host.toLowerCase() && BARE_TLDS.has(labels.at(-1) ?? '') && !isShort;
}

function isPlatform(domain: string): boolean {
  const labels = domain.split('.');
  return platforms.has(labels.slice(-2).join('.'));
}
