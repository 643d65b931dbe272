import { describe, expect, it } from 'vitest';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { shareWords } from '../../../src/share/words.ts';

describe('the words of a share page', () => {
  it.each([
    ['ru', 'Поделиться'],
    ['ru-RU', 'Поделиться'],
    ['zh', '分享'],
    ['zh-TW', '分享'],
    ['nn', 'Del'],
    ['ar-EG', 'مشاركة'],
    ['und', 'Share'],
    ['tlh', 'Share'],
  ])('are in the language of the article: %s', (lang, share) => {
    expect(shareWords(lang, 'rt.com').share).toBe(share);
  });

  it('tell the two hands of Chinese apart', () => {
    expect(shareWords('zh-HK', 'a.example').copy).toBe('複製連結');
    expect(shareWords('zh-CN', 'a.example').copy).toBe('复制链接');
  });

  it('say which language they are in, where there are none in that of the article', () => {
    expect(shareWords('ii', 'a.example').lang).toBe('en');
  });

  it.each(builtInOutlets)('are there for $id, with its domain in them', ({ language, domains }) => {
    const words = shareWords(language, domains[0]!);
    expect(words.also).toContain(domains[0]);
    expect(Object.values(words).every((word) => word !== '' && !word.includes('{'))).toBe(true);
  });
});
