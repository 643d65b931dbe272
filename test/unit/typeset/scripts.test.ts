import { describe, expect, it } from 'vitest';
import { splitAtoms } from '../../../src/typeset/breaks.ts';
import { chooseSlices } from '../../../src/typeset/choose.ts';
import { directionOf } from '../../../src/typeset/direction.ts';
import { voices } from '../../../src/typeset/voices.ts';
import { linesOf, press, setText } from './setting.ts';

/** A word or two of each script, and the family that draws it in the editorial voice. */
const scripts = {
  Armenian: ['hy', 'Նավահանգիստը փակ է', 'Noto Serif Armenian'],
  Georgian: ['ka', 'ნავსადგური დაკეტილია', 'Noto Serif Georgian'],
  Arabic: ['ar', 'الميناء مغلق', 'Noto Naskh Arabic'],
  Persian: ['fa', 'بندر بسته است', 'Noto Naskh Arabic'],
  Pashto: ['ps', 'بندر تړلی دی', 'Noto Naskh Arabic'],
  Kurdish: ['ckb', 'بەندەرەکە داخراوە', 'Noto Naskh Arabic'],
  Urdu: ['ur', 'بندرگاہ بند ہے', 'Noto Nastaliq Urdu'],
  Hebrew: ['he', 'הנמל סגור', 'Noto Serif Hebrew'],
  Devanagari: ['hi', 'बंदरगाह बंद है', 'Noto Serif Devanagari'],
  Bengali: ['bn', 'বন্দর বন্ধ', 'Noto Serif Bengali'],
  Gurmukhi: ['pa', 'ਬੰਦਰਗਾਹ ਬੰਦ ਹੈ', 'Noto Sans Gurmukhi'],
  Gujarati: ['gu', 'બંદર બંધ છે', 'Noto Sans Gujarati'],
  Odia: ['or', 'ବନ୍ଦର ବନ୍ଦ', 'Noto Sans Oriya'],
  Tamil: ['ta', 'துறைமுகம் மூடப்பட்டது', 'Noto Sans Tamil'],
  Telugu: ['te', 'ఓడరేవు మూసివేయబడింది', 'Noto Sans Telugu'],
  Kannada: ['kn', 'ಬಂದರು ಮುಚ್ಚಿದೆ', 'Noto Sans Kannada'],
  Malayalam: ['ml', 'തുറമുഖം അടച്ചു', 'Noto Sans Malayalam'],
  Sinhala: ['si', 'වරාය වසා ඇත', 'Noto Sans Sinhala'],
  Thai: ['th', 'ท่าเรือปิดแล้ว', 'Noto Sans Thai'],
  Lao: ['lo', 'ທ່າເຮືອປິດແລ້ວ', 'Noto Sans Lao'],
  Khmer: ['km', 'កំពង់ផែបិទ', 'Noto Sans Khmer'],
  Burmese: ['my', 'ဆိပ်ကမ်းပိတ်ထားသည်', 'Noto Sans Myanmar'],
  Tibetan: ['bo', 'གྲུ་ཁ་བརྒྱབ་ཡོད།', 'Noto Serif Tibetan'],
  Ethiopic: ['am', 'ወደቡ ተዘግቷል', 'Noto Sans Ethiopic'],
  'Ol Chiki': ['sat', 'ᱵᱚᱱᱫᱚᱨ ᱵᱚᱸᱫᱚᱭ', 'Noto Sans Ol Chiki'],
  NKo: ['nqo', 'ߞߎߟߎ߲ ߘߊ߫', 'Noto Sans NKo'],
  Tifinagh: ['zgh', 'ⴰⴼⵔⴰⴳ ⵉⵇⵇⵏ', 'Noto Sans Tifinagh'],
  'simplified Chinese': ['zh-Hans', '港口关闭', 'Noto Sans SC'],
  'traditional Chinese': ['zh-Hant', '港口關閉', 'Noto Sans TC'],
  'Chinese whose hand the tag leaves open': ['zh', '碼頭關閉，議員說沒有錢', 'Noto Sans TC'],
  Japanese: ['ja', '港は閉鎖', 'Noto Sans JP'],
  Korean: ['ko', '항구 폐쇄', 'Noto Sans KR'],
} as const;

describe('a headline', () => {
  it.each(Object.entries(scripts))(
    'in %s is drawn by the face of its script, without a box',
    async (_, [language, text, family]) => {
      const runs = chooseSlices(
        text,
        { style: voices.editorial.headline, language },
        press.ports.fonts.index,
      );
      expect(new Set(runs.map(({ slice }) => slice?.family))).toEqual(new Set([family]));
      const set = await setText(text, { language });
      expect(set.missing).toEqual([]);
      expect(set.lines.flatMap(({ glyphs }) => glyphs.filter(({ id }) => id === 0))).toEqual([]);
    },
  );

  it('has its emoji as pictures: skin tones, flags, families and keycaps, one each', async () => {
    const { lines, missing } = await setText('🚀 👩🏽‍🚀 🇫🇷 👨‍👩‍👧‍👦 ❤️‍🔥 5️⃣');
    expect(lines[0]!.glyphs.filter(({ source }) => source.picture !== undefined)).toHaveLength(6);
    expect(missing).toEqual([]);
  });

  it('keeps a sign that asks for its text form out of the pictures', async () => {
    const { lines } = await setText('☎\ufe0e');
    expect(lines[0]!.glyphs.filter(({ source }) => source.picture !== undefined)).toEqual([]);
  });
});

function faceOf(text: string, language: string): string | undefined {
  const look = { style: voices.editorial.headline, language };
  return chooseSlices(text, look, press.ports.fonts.index)[0]?.slice?.family;
}

describe('Chinese', () => {
  it.each([
    ['嬰兒車召回 家長稱不知情', 'Noto Sans TC'],
    ['老師被騙八千元', 'Noto Sans TC'],
    ['颱風逼近花蓮', 'Noto Sans TC'],
    ['台风逼近花莲', 'Noto Sans SC'],
    ['老师被骗八千元', 'Noto Sans SC'],
    ['工人在山中找到水', 'Noto Sans SC'],
  ])('%s is drawn by %s, whatever the tag leaves open', (text, family) => {
    expect(faceOf(text, 'zh')).toBe(family);
  });

  it('is drawn by the tag’s face where the tag says it', () => {
    expect(faceOf('颱風逼近花蓮', 'zh-CN')).toBe('Noto Sans SC');
    expect(faceOf('台风逼近花莲', 'zh-HK')).toBe('Noto Sans TC');
  });
});

describe('Urdu', () => {
  it('that Nastaliq has no room for is set whole in Naskh rather than cut', async () => {
    const text =
      'بندرگاہ انتظامیہ سردیوں میں مشرقی گھاٹ نہیں کھولے گی، مرمت کے لیے رقم نہیں، کونسل کے ارکان نے بتایا';
    const set = await setText(text, {
      language: 'ur',
      box: { widthPx: 1000, heightPx: 150 },
      ladder: [{ sizePx: 48, lines: 3 }],
    });
    expect(set.truncated).toBe(false);
  });
});

describe('the direction of a card', () => {
  it.each([
    ['rtl', 'ar', 'الميناء مغلق'],
    ['rtl', 'ar', 'Harbour Post: الميناء مغلق'],
    ['ltr', 'ar', 'Harbour closed'],
    ['rtl', 'en', 'הנמל סגור'],
    ['ltr', 'en', 'The word הנמל'],
    ['rtl', 'he', '2026'],
    ['ltr', 'en', '2026'],
    ['rtl', 'en', '\u200fHarbour'],
  ] as const)('is %s for %s: %s', (direction, language, text) => {
    expect(directionOf(text, language)).toBe(direction);
  });
});

describe('a line of right-to-left text', () => {
  it('has its first word at the right edge and a Latin name in reading order', async () => {
    const set = await setText('أعلنت Harbour Post', { language: 'ar' });
    const [line] = set.lines;
    const xs = line!.glyphs.map(({ xPx, source }) => ({
      xPx,
      family: 'slice' in source ? (source.slice as { family: string }).family : '',
    }));
    const latin = xs.filter(({ family }) => family === 'Source Serif 4').map(({ xPx }) => xPx);
    const arabic = xs.filter(({ family }) => family === 'Noto Naskh Arabic').map(({ xPx }) => xPx);
    expect(Math.max(...latin)).toBeLessThan(Math.min(...arabic));
    expect(latin).toEqual(latin.toSorted((one, other) => one - other));
  });

  it('ends at the right edge of its box', async () => {
    const { lines, widthPx } = await setText('الميناء مغلق\nحتى الربيع', { language: 'ar' });
    for (const { xPx, glyphs } of lines) {
      const right = Math.max(
        ...glyphs.map((glyph) => xPx + glyph.xPx + glyph.source.ink(glyph.id)!.right * 60),
      );
      expect(right).toBeCloseTo(widthPx, 3);
    }
  });
});

function atoms(text: string, language: string): string[] {
  return splitAtoms(text, language).map(({ start, end }) => text.slice(start, end));
}

describe('lines may break', () => {
  it('between Thai words, which have no spaces', () => {
    expect(atoms('ท่าเรือปิดแล้ว', 'th').length).toBeGreaterThan(1);
  });

  it('between Burmese words, and not before a consonant that ends a syllable', () => {
    const pieces = atoms('ရန်ကုန်မြို့တွင် မိုးရွာသည် စစ်တွေ အိုက်စ်', 'my');
    expect(pieces.length).toBeGreaterThan(3);
    for (const piece of pieces) expect(piece).not.toMatch(/^\p{L}[\u1037\u1038]?[\u1039\u103a]/u);
  });

  it('between Japanese phrases and not inside them', () => {
    expect(atoms('今日は天気です。', 'ja')).toEqual(['今日は', '天気です。']);
  });

  it('between Korean words and not inside them, be there figures, Latin letters or brackets in them', () => {
    expect(atoms('항만청은 부두를 닫는다', 'ko')).toEqual(['항만청은', '부두를', '닫는다']);
    expect(atoms('추경 15조원, AI반도체 저리(低利) 지원', 'ko')).toEqual([
      '추경',
      '15조원,',
      'AI반도체',
      '저리(低利)',
      '지원',
    ]);
    expect(atoms('정치·경제ㆍ사회', 'ko')).toEqual(['정치·', '경제ㆍ', '사회']);
  });

  it('not after an opening bracket or before a full stop in Chinese', () => {
    for (const atom of atoms('议员“说”码头（东侧）关闭。', 'zh-Hans')) {
      expect(atom).not.toMatch(/[“（]$|^[。”）]/);
    }
  });

  it.each([
    ['en', 'Pier of 40 km closed', '40 km'],
    ['en', 'Costs rise to $ 50 bn now', '$ 50 bn'],
    ['en', 'Pier No. 5 is open', 'No. 5'],
    ['ru', 'Мост за 10 000 рублей', '10 000 рублей'],
    ['fr', 'Un pont à 3 500 000 € fermé', '3 500 000 €'],
    ['el', 'Κόστος 5 εκατ. ευρώ', '5 εκατ.'],
    ['ar', 'مشروع بقيمة 5 مليارات و 20 مليون', '20 مليون'],
    ['he', 'השקעה של 20 מיליון שקל', '20 מיליון'],
    ['hi', 'कुल ₹5 लाख ख़र्च', '₹5 लाख'],
    ['th', 'ลงทุน 1,200 ล้านบาท', '1,200 ล้าน'],
    ['zh', '央行宣布2024年降息', '2024年'],
  ])('not between a number and what it counts, in %s: %s', (language, text, together) => {
    expect(atoms(text, language)).toContain(together);
  });

  it('not inside the initials of a name', () => {
    expect(atoms('Says J. R. Calloway today', 'en')).toContain('J. R. Calloway');
    expect(atoms('Стихи А. С. Пушкина', 'ru')).toContain('А. С. Пушкина');
  });

  it.each([
    ['ru', 'Паром в порту', 'в порту'],
    ['uk', 'Пором у порту', 'у порту'],
    ['be', 'Паром ў порце', 'ў порце'],
    ['pl', 'Prom w porcie', 'w porcie'],
    ['cs', 'Trajekt v přístavu', 'v přístavu'],
    ['sk', 'Trajekt z mesta', 'z mesta'],
    ['hr', 'Trajekt u luci', 'u luci'],
  ])('not after a one-letter preposition, in %s: %s', (language, text, together) => {
    expect(atoms(text, language)).toContain(together);
  });

  it('after a one-letter word of other languages', () => {
    expect(atoms('Such a ferry', 'en')).toEqual(['Such', 'a', 'ferry']);
  });

  it('not inside a score or a span of years', () => {
    expect(atoms('Ends 3–2, 10:30–12:00, 2024–2026', 'en')).toEqual([
      'Ends',
      '3–2,',
      '10:30–12:00,',
      '2024–2026',
    ]);
  });

  it('not inside a joined emoji', () => {
    expect(atoms('a 👩🏽‍🚀 b', 'en')).toEqual(['a', '👩🏽‍🚀', 'b']);
  });

  it('in a headline of 60 Thai letters without a space, so that it stands in its box', async () => {
    const set = await setText('การท่าเรือยืนยันไม่เปิดท่าเรือข้ามฟากฝั่งตะวันออกในฤดูหนาวนี้', {
      language: 'th',
      box: { widthPx: 600, heightPx: 400 },
    });
    expect(linesOf(set).length).toBeGreaterThan(1);
    expect(set.truncated).toBe(false);
    expect(set.widthPx).toBeLessThanOrEqual(600);
  });
});
