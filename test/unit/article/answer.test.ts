import { describe, expect, it } from 'vitest';
import { answerArticle } from '../../../src/article/answer.ts';
import { readArticle } from '../../../src/article/article.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';

const outlets = createRegistry(builtInOutlets);

function answer(input: Record<string, unknown>): ReturnType<typeof answerArticle> {
  return answerArticle(readArticle({ outlet: 'harbour-post', ...input }, outlets).article);
}

describe('an article in an answer', () => {
  it('is what was understood, for a program to read', () => {
    const input = { headline: 'Ferry &amp; port', date: '14 March 2026 09:30', kicker: 'Transport', id: '7' };
    expect(answer({ ...input, url: 'https://harbourpost.example/7' })).toEqual({
      headline: 'Ferry & port',
      date: '2026-03-14T09:30:00+00:00',
      outlet: { id: 'harbour-post', name: 'The Harbour Post', domain: 'harbourpost.example' },
      kicker: 'Transport',
      state: { is: 'news' },
      url: 'https://harbourpost.example/7',
      id: '7',
      lang: 'en',
      dir: 'ltr',
    });
  });

  it('has a day without a time where none was given, and no date where there is none', () => {
    expect(answer({ headline: 'Ferry', date: '14 March 2026' }).date).toBe('2026-03-14');
    expect(JSON.parse(JSON.stringify(answer({ headline: 'Ferry' })))).not.toHaveProperty('date');
  });

  it.each([
    ['Ferry strike ends', 'ltr'],
    ['Паром вернулся', 'ltr'],
    ['渡轮罢工结束', 'ltr'],
    ['انتهى إضراب العبارات', 'rtl'],
    ['שביתת המעבורות הסתיימה', 'rtl'],
    ['2026: انتهى إضراب', 'rtl'],
    ['“إضراب” – ferry', 'rtl'],
    ['Ferry: إضراب', 'ltr'],
    ['2026', 'ltr'],
  ])('runs as its first letter does: %s %s', (headline, dir) => {
    expect(answer({ headline }).dir).toBe(dir);
  });
});
