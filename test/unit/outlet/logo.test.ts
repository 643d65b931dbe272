import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOGO_MAX_BYTES } from '../../../src/limits.ts';
import { cleanLogo } from '../../../src/outlet/clean-logo.ts';
import { contrast } from '../../../src/outlet/colour.ts';
import { inOneInk, logoLook, LOGO_CONTRAST_MIN } from '../../../src/outlet/logo-look.ts';
import { measureLogo, type Logo } from '../../../src/outlet/measure-logo.ts';
import { nodePorts } from '../../../src/node.ts';
import { emblem, faded, seal, wordmark } from '../../fixtures/logos.ts';
import { rememberingLog } from '../../press.ts';

const { raster } = nodePorts({ log: rememberingLog() });
const svg = (body: string, attributes = 'viewBox="0 0 100 100"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${body}</svg>`;

function cleaned(text: string): string {
  const result = cleanLogo(text);
  expect(result).not.toHaveProperty('fault');
  return (result as { svg: string }).svg;
}

function logoOf(text: string): Logo {
  const logo = measureLogo(cleaned(text), raster);
  expect(logo).not.toHaveProperty('fault');
  return logo as Logo;
}

/** Every pixel that a document has ink in, on its own. */
function inksOf(document: string): string[] {
  const { rgba } = raster.paint(document.replace('<svg ', '<svg width="200" height="80" '));
  const inks = new Set<string>();
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at + 3] === 255) inks.add(`#${Buffer.from(rgba.subarray(at, at + 3)).toString('hex')}`);
  }
  return [...inks];
}

/** A value between quotes. */
const quote = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

describe('a logo as it comes', () => {
  it('keeps its drawing and loses what an editor keeps for itself', () => {
    const clean = cleaned(wordmark);
    expect(clean).not.toMatch(/Generator|title|Island|urn:editor|e:label|<\?xml/);
    expect(inksOf(clean).sort()).toEqual(['#005f73', '#ca6702']);
  });

  it('keeps what its root says of colours, and styles as attributes', () => {
    const clean = cleaned(
      svg(
        '<path d="M0 0h9v9z"/><g style="fill:#00f !important"><path d="M20 0h9v9z"/></g>',
        'viewBox="0 0 50 20" fill="#c00" onmouseover2=""',
      ).replace(' onmouseover2=""', ''),
    );
    expect(inksOf(clean).sort()).toEqual(['#0000ff', '#cc0000']);
  });

  const bomb = `<defs><g id="a"><path d="M0 0h1v1z"/></g>${['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id, at) => `<g id="${id}">${`<use href="#${'abcdefg'[at]}"/>`.repeat(10)}</g>`).join('')}</defs><use href="#h"/>`;

  it.each([
    ['a script', svg('<script>alert(1)</script>'), 'has a <script>, which a logo may not have'],
    ['a script in disguise', svg('<x:script xmlns:x="http://www.w3.org/2000/svg"/>'), 'has a <script>'],
    [
      'HTML',
      svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">hi</p></foreignObject>'),
      'has a <foreignObject>',
    ],
    ['letters that need a font', svg('<text y="50">Island</text>'), 'turn its letters into outlines'],
    [
      'a picture in it',
      svg('<image href="data:image/png;base64,AAAA"/>'),
      'draw it in shapes, without pixels',
    ],
    ['an event handler', svg('<path onclick="alert(1)" d="M0 0h9v9z"/>'), 'has an event handler, onclick'],
    [
      'an event handler on its root',
      svg('', 'viewBox="0 0 9 9" onload="alert(1)"'),
      'has an event handler, onload',
    ],
    ['a link', svg('<a href="https://a.example/"><path d="M0 0h9v9z"/></a>'), 'has a <a>'],
    ['an animation', svg('<animate attributeName="x"/>'), 'has a <animate>'],
    ['a filter', svg('<filter id="f"/>'), 'has a <filter>'],
    ['another file', svg('<use href="https://a.example/a.svg#a"/>'), 'points outside itself with an href'],
    ['another file by xlink', svg('<use xlink:href="a.svg#a"/>'), 'points outside itself with an href'],
    [
      'a fill from elsewhere',
      svg('<path fill="url(https://a.example/#a)" d="M0 0h9v9z"/>'),
      'points outside itself with its fill',
    ],
    [
      'a style from elsewhere',
      svg('<path style="fill:url(//a.example/x)" d="M0 0h9v9z"/>'),
      'points outside itself with its fill',
    ],
    [
      'an import',
      svg('<style>@import "https://a.example/a.css";</style>'),
      'has CSS that does more than give colours',
    ],
    [
      'an escape in CSS',
      svg('<style>.a{fill:u\\72l(https://a.example)}</style>'),
      'has CSS that does more than give colours',
    ],
    ['a url in CSS', svg('<style>.a{fill:url(#g)}</style>'), 'has a url() in its CSS'],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`, 'has entities'],
    ['another root', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'is no SVG: its root is <html>'],
    ['no end', svg('<g>').replace('</svg>', ''), 'is no well-formed SVG'],
    ['nothing', '', 'is no well-formed SVG'],
    ['no size', svg('<path d="M0 0h9v9z"/>', ''), 'has neither a viewBox nor a width and height'],
    ['a bomb of repetitions', svg(bomb), 'has a <use> within what another one repeats'],
    [
      'masks of masks',
      svg('<mask id="a"><path mask="url(#b)" d="M0 0h9v9z"/></mask>'),
      'has a <mask> that is masked or clipped itself',
    ],
    ['too many parts', svg('<g/>'.repeat(600)), 'has more than 500 elements'],
    ['too many levels', svg('<g>'.repeat(40) + '</g>'.repeat(40)), 'is nested more than 24 levels deep'],
    ['too many bytes', svg(`<path d="${'M0 0'.repeat(LOGO_MAX_BYTES / 4)}"/>`), 'has more than 64 KB'],
  ])('is refused for %s, with what is wrong', (_, text, fault) => {
    expect(cleanLogo(text)).toEqual({ fault: expect.stringContaining(fault) });
  });

  it('never throws, and never keeps what could run or load, whatever its parts are called', () => {
    const name = fc.constantFrom(
      'path',
      'g',
      'use',
      'script',
      'style',
      'image',
      'a',
      'mask',
      'svg',
      'set',
      'x:g',
    );
    const attribute = fc.tuple(
      fc.constantFrom(
        'd',
        'fill',
        'href',
        'xlink:href',
        'onload',
        'style',
        'id',
        'class',
        'mask',
        'x',
        'xmlns',
      ),
      fc.oneof(
        fc.constantFrom('#a', 'url(#a)', 'url(http://a)', 'javascript:alert(1)', 'data:,'),
        fc.string(),
      ),
    );
    const element = fc.tuple(
      name,
      fc.uniqueArray(attribute, { selector: ([key]) => key, maxLength: 3 }),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(element, { maxLength: 5 }), (elements) => {
        const body = elements
          .map(
            ([tag, attributes, text]) =>
              `<${tag}${attributes.map(([key, value]) => ` ${key}="${quote(value)}"`).join('')}>${quote(text)}</${tag}>`,
          )
          .join('');
        const result = cleanLogo(svg(body));
        if ('fault' in result) expect(result.fault).not.toMatch(/\n/);
        else
          expect(result.svg).not.toMatch(/<script|<image|<a[ >]|onload=|href="(?!#)|url\((?!["']?#)|xmlns:/);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.string(), (text) => void cleanLogo(text)));
  });
});

describe('a logo that is measured', () => {
  it('is cut to its ink, so that it stands flush with the margin', () => {
    const { viewBox } = logoOf(wordmark);
    const { x, y, width, height } = viewBox;
    for (const [edge, wanted] of [
      [x, 10],
      [x + width, 334],
      [y, 14],
      [y + height, 90],
    ] as const)
      expect(Math.abs(edge - wanted)).toBeLessThan(1);
  });

  it('has the colours of its outline, and what carries it', () => {
    const [first, second] = logoOf(wordmark).tones;
    expect([first!.colour, second!.colour]).toEqual(['#005f73', '#ca6702']);
    expect(logoOf(wordmark).carriedBy).toBe('outline');
    expect(logoOf(faded).carriedBy).toBe('outline');
    expect(logoOf(emblem).carriedBy).toBe('inside');
    expect(logoOf(seal).carriedBy).toBe('both');
  });

  it.each([
    ['draws nothing', svg('<path fill="none" d="M0 0h9v9z"/>')],
    ['draws nothing', svg('<path d="nonsense"/>')],
    ['is more than 30 times as long', svg('<path d="M0 0h90v1h-90z"/>')],
    ['a viewBox without four numbers', svg('<path d="M0 0h9v9z"/>', 'viewBox="0 0 9 9 9"')],
  ])('is refused when it %s', (fault, text) => {
    expect(measureLogo(cleaned(text), raster)).toEqual({ fault: expect.stringContaining(fault) });
  });
});

describe('a logo on a ground', () => {
  const ink = '#f5f7f9';

  it('keeps its own colours where its outline can be seen', () => {
    expect(logoLook(logoOf(wordmark), '#ffffff', ink)).toEqual({ as: 'own' });
    expect(logoLook(logoOf(wordmark), '#eef4e6', ink)).toEqual({ as: 'own' });
  });

  it('is drawn in one ink where it cannot, or not all of it, and in nothing else', () => {
    expect(logoLook(logoOf(faded), '#ffffff', '#14171a')).toEqual({ as: 'ink', colour: '#14171a' });
    const logo = logoOf(wordmark);
    expect(logoLook(logo, '#0f1519', ink)).toEqual({ as: 'ink', colour: ink });
    expect(inksOf(inOneInk(logo, ink))).toEqual([ink]);
  });

  it('keeps letters on a field of their own, whatever the ground', () => {
    expect(logoLook(logoOf(emblem), '#c8102e', ink)).toEqual({ as: 'own' });
  });

  it('gets a plate where one ink would be a blot', () => {
    expect(logoLook(logoOf(seal), '#ffffff', ink)).toEqual({ as: 'plate', colour: '#14171a' });
  });

  it('can be seen, whatever the colours of ground and logo', () => {
    const colour = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, colour, (own, ground) => {
        const logo: Logo = { ...logoOf(wordmark), tones: [{ colour: own, share: 1 }] };
        const readable = contrast(ground, '#ffffff') > contrast(ground, '#000000') ? '#ffffff' : '#000000';
        const look = logoLook(logo, ground, readable);
        const shown = look.as === 'own' ? own : look.as === 'ink' ? look.colour : undefined;
        expect(contrast(shown!, ground)).toBeGreaterThanOrEqual(LOGO_CONTRAST_MIN);
      }),
      { numRuns: 100 },
    );
  });
});
