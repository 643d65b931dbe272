/**
 * What sites put between a headline, a section and their name: also a Hangul letter and a small L that look like
 * a bar. A colon and a dash inside a word belong to the headline.
 */
const SEPARATOR =
  /\s*[|｜ㅣ¦‖»›«‹]+\s*|\s+(?:[-–—―−·•:~/l]|--|::|:::)\s+|\s?--\s?|\s*[：]\s*(?=[^：]{1,20}$)|\s+[—–-](?=\S+$)/u;

/** The parts of a page's title: `Headline | Sport | Harbour Post`. */
export function titleParts(title: string): string[] {
  return title
    .split(new RegExp(SEPARATOR, 'u'))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A title in more parts is a list of something. */
const CUTS_MAX = 12;

/** Every way to cut a title at one of its separators: what stands before it and what behind. */
export function titleCuts(title: string): { before: string; after: string }[] {
  const cuts = [...title.matchAll(new RegExp(SEPARATOR, 'gu'))].map((match) => ({
    before: title.slice(0, match.index).trim(),
    after: title.slice(match.index + match[0].length).trim(),
  }));
  return cuts.length > CUTS_MAX ? [] : cuts;
}
