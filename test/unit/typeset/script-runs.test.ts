import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptsOf } from '../../../src/typeset/script-runs.ts';

/** The text with a bar wherever its script changes. */
function cut(text: string): string {
  const scripts = scriptsOf(text);
  return Array.from(text.split(''), (unit, at) =>
    at > 0 && scripts[at] !== scripts[at - 1] ? `|${unit}` : unit,
  ).join('');
}

describe('runs of one script', () => {
  it.each([
    ['Plain words, 2026', 'Plain words, 2026'],
    ['Банк UBS купил 5 школ', 'Банк |UBS |купил 5 школ'],
    ['東京でAIの展示', '東京で|AI|の展示'],
    ['삼성 AI 공장', '삼성 |AI |공장'],
    ['«Мост» 5 км', '«Мост» 5 км'],
    ['“Apple” کے CEO', '“Apple” |کے |CEO'],
  ])('%s', (text, expected) => {
    expect(cut(text)).toBe(expected);
  });

  it('a closing bracket is of the script in which its opening one stands', () => {
    expect(cut('वायु (NASA) ने')).toBe('वायु (|NASA|) ने');
    expect(cut('(NASA) ने')).toBe('(NASA) |ने');
  });

  it('digits and signs at the start go with the first letter', () => {
    expect(cut('802.11n رفتار')).toBe('802.11n |رفتار');
    expect(cut('100 رفتار')).toBe('100 رفتار');
  });

  it('never parts a surrogate pair or a mark from its letter, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const scripts = scriptsOf(text);
        expect(scripts.length).toBe(text.length);
        for (let at = 1; at < text.length; at++)
          if (/[\udc00-\udfff]/.test(text[at]!) || /\p{Script=Inherited}/u.test(text[at]!))
            expect(scripts[at]).toBe(scripts[at - 1]);
      }),
    );
  });
});
