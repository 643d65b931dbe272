import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { altText } from '../../../src/article/alt.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';

const outlets = createRegistry(builtInOutlets);

function read(input: object) {
  return readArticle({ outlet: 'unknown.example', date: '2021-08-23T12:15:00Z', ...input }, outlets).article;
}

describe('the language of an article', () => {
  it('is its own, whatever its text looks like', () => {
    expect(read({ headline: 'Мост открыли', lang: 'bg-BG' }).lang).toBe('bg-BG');
  });

  it('is the outlet’s where the text may be in it', () => {
    expect(read({ headline: 'Das Schiff', outlet: 'harbour-post' }).lang).toMatch(/^en/);
    expect(read({ headline: 'RT открыл бюро', outlet: 'severny-mayak' }).lang).toMatch(/^ru/);
  });

  it.each([
    ['Мост через реку откроют к сентябрю', 'ru'],
    ['Міст через річку відкриють до вересня — її чекали', 'uk'],
    ['Мост праз раку адкрыюць да верасня, ўпершыню', 'be'],
    ['Мостът ще бъде открит, въпреки дъжда', 'bg'],
    ['Мост ће бити отворен сутра', 'sr'],
    ['افتتاح الجسر الجديد في سبتمبر', 'ar'],
    ['پل جدید در شهریور گشایش می‌یابد', 'fa'],
    ['نیا پل ستمبر میں کھلے گا', 'ur'],
    ['نوی پل به په سپټمبر کې پرانیستل شي', 'ps'],
    ['הגשר החדש ייפתח בספטמבר', 'he'],
    ['नया पुल सितंबर में खुलेगा', 'hi'],
    ['新しい橋が九月に開通', 'ja'],
    ['新桥九月开通', 'zh'],
    ['새 다리 9월 개통', 'ko'],
    ['สะพานใหม่เปิดเดือนกันยายน', 'th'],
    ['Η νέα γέφυρα ανοίγει', 'el'],
    ['ახალი ხიდი გაიხსნება', 'ka'],
    ['The bridge opens', 'en'],
    ['Cuộc đình công phà kết thúc', 'vi'],
    ['Große Brücke eröffnet', 'de'],
    ['Most otwarto na Wiśle', 'pl'],
    ['Brücke eröffnet', 'und'],
  ])('shows in its text where the outlet is unknown: %s is %s', (headline, lang) => {
    expect(read({ headline }).lang).toBe(lang);
  });

  it('shows in its text where the outlet’s language is not written like that', () => {
    expect(read({ headline: 'Мост через реку', outlet: 'harbour-post' }).lang).toBe('ru');
    expect(read({ headline: '新しい橋が開通', outlet: 'harbour-post' }).lang).toBe('ja');
  });
});

describe('the date of a card', () => {
  it.each([
    [{ headline: 'The bridge opens' }, '23 August 2021'],
    [{ headline: 'Мост откроют' }, '23 августа 2021 г.'],
    [{ headline: 'The bridge opens', locale: 'en-US' }, 'August 23, 2021'],
    [{ headline: 'The bridge opens', lang: 'en-US' }, 'August 23, 2021'],
    [{ headline: 'Мост откроют', outlet: 'harbour-post' }, '23 August 2021'],
    [{ headline: 'Streik', date: '2026-03-15T00:30:00+01:00' }, '15 March 2026'],
    [{ headline: 'Strike', date: '2026-03-14T22:00:00-08:00' }, '14 March 2026'],
    [{ headline: 'Phà', lang: 'vi', date: 'ngày 14 tháng 3 năm 2026' }, '14 tháng 3, 2026'],
    [{ headline: 'Late', date: '2021-08-23T23:30:00Z', zone: 'Asia/Tokyo' }, '24 August 2021'],
  ])('of %o is %s', (input, written) => {
    expect(altText(read(input))).toContain(written);
  });

  it('is refused in a zone that does not exist, with an example of one', () => {
    expect(() => read({ headline: 'A', zone: 'Moscow' })).toThrow(
      expect.objectContaining({
        code: 'article_invalid',
        message: 'The field zone must be an IANA time zone like Europe/Moscow.',
      }),
    );
  });

  it('has a warning where the locale is none', () => {
    const { warnings } = readArticle(
      { headline: 'A', outlet: 'rt', date: '2021-08-23', locale: 'no such' },
      outlets,
    );
    expect(warnings.map(({ code }) => code)).toContain('locale_unknown');
  });
});
