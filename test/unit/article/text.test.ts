import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundHeadline, cleanText, isVisible, splitGraphemes } from '../../../src/article/text.ts';
import { HEADLINE_MAX_GRAPHEMES, MARKS_PER_BASE_MAX } from '../../../src/limits.ts';

const acute = '\u0301';

/** Two letters a time, the first of them in two code points. */
function pairs(count: number): string {
  return `e${acute}x`.repeat(count);
}

describe('a text from outside', () => {
  it.each([
    // What the reader sees stays or becomes what was meant.
    ['composes letters and marks', `Cafe${acute}`, 'Café'],
    ['decodes a named entity', 'Fish &amp; chips', 'Fish & chips'],
    ['decodes a decimal entity', 'It&#8217;s on', 'It’s on'],
    ['decodes a hexadecimal entity', 'It&#x2019;s on', 'It’s on'],
    ['decodes entities once only', 'Write &amp;lt; for less', 'Write &lt; for less'],
    ['leaves an entity alone that it does not know', 'AT&T; A&B; &bogus; &', 'AT&T; A&B; &bogus; &'],
    ['leaves words alone that are no entities', 'A &toString; B &valueOf; C', 'A &toString; B &valueOf; C'],
    ['decodes every entity of HTML', '&Eacute;t&eacute; &euro;5 &frac12; &alpha;', 'Été €5 ½ α'],
    ['decodes what Windows wrote as a control', '2020&#150;2026 &#147;x&#148;', '2020–2026 “x”'],
    ['leaves alone what lacks its semicolon', 'AT&T &copy 2026 &#8217', 'AT&T &copy 2026 &#8217'],
    ['removes the entity of a lone surrogate', 'x &#xD800; y', 'x y'],
    ['removes an entity beyond Unicode', 'x &#x110000; y', 'x y'],
    // White space.
    ['folds white space', '  Ferry \t  strike\u3000ends \u2003', 'Ferry strike ends'],
    ['folds white space around what it removes', 'Ferry \u0000 strike', 'Ferry strike'],
    ['keeps a line feed, without the spaces around it', 'Ferry  \n  strike', 'Ferry\nstrike'],
    ['takes any newline for a line feed', 'a\r\nb\rc\u2028d\u2029e\u0085f', 'a\nb\nc\nd\ne\nf'],
    ['takes empty lines for one break', 'a\n \n\nb\n', 'a\nb'],
    // What is meant to be invisible stays.
    ['keeps joiners', 'a\u200cb\u200dc', 'a\u200cb\u200dc'],
    ['keeps direction marks', 'a\u200eb\u200fc\u061cd', 'a\u200eb\u200fc\u061cd'],
    ['keeps no-break spaces', '5\u00a0km 5\u202fkm', '5\u00a0km 5\u202fkm'],
    ['keeps soft hyphens', 'Donau\u00addampf', 'Donau\u00addampf'],
    ['keeps an emoji in one piece', '👩‍👩‍👧🇩🇪👍🏽', '👩‍👩‍👧🇩🇪👍🏽'],
    // What could harm goes.
    ['removes bidi overrides and isolates', 'a\u202eb\u202cc\u2066d\u2069e', 'abcde'],
    ['removes controls', 'a\u0000b\u0007c\u001b[31md\u007f\u009f', 'abc[31md'],
    ['removes controls that an entity hides', 'a&#0;b&#x202e;c', 'abc'],
    ['removes the byte order mark', '\ufeffFerry', 'Ferry'],
    ['removes lone surrogates', 'a\ud800b\udc00c', 'abc'],
    ['removes noncharacters', 'a\ufdd0b\uffffc\u{10fffe}d', 'abcd'],
    ['removes what stands for an object or for lost bytes', 'a\ufffcb\ufffdc', 'abc'],
    ['keeps private and unassigned characters, which show as boxes', 'a\ue000b\u0378c', 'a\ue000b\u0378c'],
  ])('%s', (_, from, to) => {
    expect(cleanText(from)).toBe(to);
  });

  it('keeps as many marks on a letter as any language needs, and no more', () => {
    const marks = (text: string): number => [...text].filter((one) => one === acute).length;
    expect(marks(cleanText(`x${acute.repeat(MARKS_PER_BASE_MAX)}y`))).toBe(MARKS_PER_BASE_MAX);
    expect(cleanText(`x${acute.repeat(1000)}y${acute}`)).toBe(
      cleanText(`x${acute.repeat(MARKS_PER_BASE_MAX)}y${acute}`),
    );
  });

  it.each(['\u200c', '\u200d', '\u034f'])(
    'keeps no more marks on a letter when %j stands between them',
    (joiner) => {
      const piled = `x${`${acute.repeat(MARKS_PER_BASE_MAX)}${joiner}`.repeat(20)}`;
      const [cluster] = splitGraphemes(cleanText(piled));
      expect(cluster!.match(/\p{M}/gu)!.length).toBeLessThanOrEqual(MARKS_PER_BASE_MAX);
    },
  );
});

describe('cleaning any text', () => {
  const awkward = [
    ...'ab ÁжΩ\n\t\r',
    ...'\u0301\u0323\u00a0\u202f\u00ad\u200b\u200d\u2028\u0085\u0344\u202e\ufeff\0\u0958\ufb1d',
    ...'각가ﬁ🙂',
    '\ud800',
    '\udc00',
    '🇩🇪',
  ];
  const anyText = fc
    .string({ unit: fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'binary', maxLength: 1 })) })
    // A second cleaning would decode what the first one left of two layers of entities.
    .map((text) => text.replaceAll('&', ''));
  const overAnyText = (check: (text: string) => void): void =>
    fc.assert(
      fc.property(anyText, (text) => {
        check(text);
      }),
      { numRuns: 500 },
    );

  it('a second time changes nothing', () =>
    overAnyText((text) => expect(cleanText(cleanText(text))).toBe(cleanText(text))));

  it('leaves well-formed, composed text without loose ends', () =>
    overAnyText((text) => {
      const clean = cleanText(text);
      expect(clean.isWellFormed()).toBe(true);
      expect(clean.normalize('NFC')).toBe(clean);
      expect(clean.trim()).toBe(clean);
      expect(clean).not.toMatch(/ {2}| \n|\n |\n\n|[\t\r\0\u202a-\u202e]/);
    }));

  it('never makes more characters of it, as a reader counts them', () =>
    overAnyText((text) => {
      expect(splitGraphemes(cleanText(text)).length).toBeLessThanOrEqual(splitGraphemes(text).length);
    }));

  it('keeps every letter and digit of it', () =>
    overAnyText((text) => {
      const [before, after] = [text.toWellFormed(), cleanText(text)].map((one) =>
        one.normalize('NFD').match(/[\p{L}\p{N}]/gu),
      );
      expect(after).toEqual(before);
    }));
});

describe('whether anything of a text can be seen', () => {
  it.each(['a', '7', '—', '₽', '🙂', '字', 'ᚠ'])('“%s” can', (text) => {
    expect(isVisible(text)).toBe(true);
  });

  it.each([
    '',
    ' \n\t',
    '\u00a0\u202f',
    '\u200b\u200d\u2060',
    '\u00ad',
    '\u0301',
    '\u3164',
    '\u2800',
    '\u{e0041}',
  ])('white space, joiners, lone marks and fillers cannot: %j', (text) => {
    expect(isVisible(text)).toBe(false);
  });
});

describe('a headline longer than any headline', () => {
  it('stays as it is up to the bound, counted as a reader counts', () => {
    const text = pairs(HEADLINE_MAX_GRAPHEMES / 2);
    expect(text.length).toBeGreaterThan(HEADLINE_MAX_GRAPHEMES);
    expect(boundHeadline(text)).toEqual({ text, shortened: false });
  });

  it('is cut to the bound with an ellipsis beyond it', () => {
    const { text, shortened } = boundHeadline(pairs(HEADLINE_MAX_GRAPHEMES / 2 + 1));
    expect(shortened).toBe(true);
    expect(text.endsWith('…')).toBe(true);
    expect(splitGraphemes(text)).toHaveLength(HEADLINE_MAX_GRAPHEMES);
    expect(pairs(HEADLINE_MAX_GRAPHEMES / 2).startsWith(text.slice(0, -1))).toBe(true);
  });

  it('is cut after a word where it has words', () => {
    const words = 'harbour '.repeat(HEADLINE_MAX_GRAPHEMES);
    expect(boundHeadline(words).text).toMatch(/^(harbour )*harbour…$/);
  });

  it('keeps no space before the ellipsis', () => {
    const { text } = boundHeadline(`${'x'.repeat(HEADLINE_MAX_GRAPHEMES - 2)} ${'y'.repeat(9)}`);
    expect(text).toBe(`${'x'.repeat(HEADLINE_MAX_GRAPHEMES - 2)}…`);
  });
});
