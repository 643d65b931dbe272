import { GLOW_CONTRAST_MIN } from '../../templates/palette.ts';
import { unpackRanges } from '../typeset/font-index.ts';
import type { OpenFace } from '../typeset/open-face.ts';
import { contrast, inkOn, readableOn, TEXT_CONTRAST_MIN } from './colour.ts';
import { logoLook } from './logo-look.ts';
import type { OutletFindings } from './outlet-file.ts';
import type { Outlet } from './outlet.ts';

/** What becomes of an outlet's kit on its cards, for a person to read: a line each. */
export function outletReport({ outlet, faces }: OutletFindings): readonly string[] {
  return [
    ...colourReport(outlet),
    ...logoReport(outlet),
    ...Object.entries(faces).map(([role, face]) => `${role}: ${faceReport(face)}`),
  ];
}

/** How the brand's colour fares as text and as a field. */
export function colourReport({ colour, paper, night }: Pick<Outlet, 'colour' | 'paper' | 'night'>): string[] {
  const asText = (name: string, ground: string, least: number): string => {
    const seen = readableOn(colour, ground, least);
    const kept = `${ratio(colour, ground)} as text on ${name} ${ground}`;
    return seen === colour ? `${kept}` : `${kept}, so text stands in ${seen} (${ratio(seen, ground)})`;
  };
  const ink = inkOn(colour);
  return [
    `${colour}: ${asText('paper', paper, TEXT_CONTRAST_MIN)}`,
    `${colour}: ${asText('night', night, GLOW_CONTRAST_MIN)}`,
    `${colour}: as a field it stays exact, under ${ink} (${ratio(colour, ink)})`,
  ];
}

function ratio(one: string, other: string): string {
  return `${contrast(one, other).toFixed(1)}:1`;
}

const LOOKS = { own: 'in its own colours', ink: 'in one ink', plate: 'on a plate' } as const;

function logoReport({ logo, logoOnDark, paper, night }: Outlet): string[] {
  if (!logo) return [];
  const on = (ground: string, drawn = logo): string => LOOKS[logoLook(drawn, ground, inkOn(ground)).as];
  const dark = logoOnDark ? `as its own drawing, ${on(night, logoOnDark)}` : on(night);
  return [`logo: ${on(paper)} on paper, ${dark} on night`];
}

/** Scripts that a face may have, by the names that people who choose typefaces know. */
const SCRIPTS = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Arabic: /\p{Script=Arabic}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Devanagari: /\p{Script=Devanagari}/u,
  Thai: /\p{Script=Thai}/u,
  Han: /\p{Script=Han}/u,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Hangul: /\p{Script=Hangul}/u,
} as const;

function faceReport({ name, weights: [lightest, boldest], characters, coverage }: OpenFace): string {
  const ranges = unpackRanges(coverage);
  const counts = new Map<string, number>();
  for (let at = 0; at < ranges.length; at += 2) {
    for (let codePoint = ranges[at]!; codePoint <= ranges[at + 1]!; codePoint++) {
      const character = String.fromCodePoint(codePoint);
      const script = Object.entries(SCRIPTS).find(([, pattern]) => pattern.test(character))?.[0];
      if (script !== undefined) counts.set(script, (counts.get(script) ?? 0) + 1);
    }
  }
  const scripts = Array.from(counts, ([script, count]) => `${script} ${count}`).join(', ');
  const weight = lightest === boldest ? String(lightest) : `${lightest} to ${boldest}`;
  return `${name}, weight ${weight}, ${characters} characters${scripts === '' ? '' : ` (${scripts})`}`;
}
