import type { LanguageWords } from '../badge-key.ts';

/**
 * Languages from the Mediterranean to the Altai. Within right-to-left words a date or a credit stands in an
 * isolate (U+2068, U+2069): one in Latin letters would change places with what is before it.
 */
export const westernAndCentralAsia = {
  ar: {
    bbc: {
      live: 'مباشر',
      breaking: 'عاجل',
      podcast: 'بودكاست',
      video: 'فيديو',
      updated: 'آخر تحديث \u2068{date}\u2069',
      paid: 'إعلان',
    },
    firefox: { stars: 'تقييمها {stars} من أصل 5' },
    // The dictionary has most of them with the article.
    freedict: {
      opinion: 'رأي',
      review: 'مراجعة',
      correction: 'تصحيح',
      obituary: 'نعي',
      photo: 'الصورة: \u2068{credit}\u2069',
    },
  },
  fa: {
    bbc: {
      live: 'زنده',
      breaking: 'خبر فوری',
      podcast: 'پادکست',
      video: 'ویدیو',
      updated: 'به روز شده در \u2068{date}\u2069',
      paid: 'آگهی',
      photo: 'منبع تصویر: \u2068{credit}\u2069',
    },
    dw: { opinion: 'دیدگاه' },
    firefox: { stars: 'امتیاز {stars} از ۵' },
  },
  he: {
    videojs: { live: 'שידור חי' },
    walla: { breaking: 'מבזק' },
    news1: { opinion: 'דעות', photo: 'צילום: \u2068{credit}\u2069' },
    vlc: { video: 'וידאו' },
    rhythmbox: { podcast: 'פודקסט' },
    mediawiki: { updated: 'מעודכן \u2068{date}\u2069' },
    firefox: { paid: 'ממומן', stars: 'דירוג {stars} מתוך 5' },
  },
  tr: {
    bbc: {
      live: 'Canlı',
      breaking: 'Son dakika',
      video: 'Video',
      updated: 'Güncelleme {date}',
      paid: 'Reklam',
    },
    firefox: { stars: '5 üzerinden {stars} puan' },
    freedict: { opinion: 'Düşünce', review: 'Eleştiri', photo: 'Fotoğraf: {credit}' },
  },
  'az-Latn': {
    bbc: {
      live: 'Canlı',
      breaking: 'Təcili xəbər',
      video: 'Video',
      updated: 'Yeniləndi {date}',
      paid: 'Reklam',
    },
  },
  'uz-Cyrl': {
    bbc: { live: 'Жонли', breaking: 'Шошилинч', video: 'Видео', paid: 'Реклама' },
  },
  'uz-Latn': {
    // All but the last are the Cyrillic words of the same site in the other letters.
    bbc: {
      live: 'Jonli',
      breaking: 'Shoshilinch',
      video: 'Video',
      paid: 'Reklama',
      updated: 'Yangilandi {date}',
    },
  },
  kk: {
    vlc: { live: 'Тікелей эфир', video: 'Видео' },
    rhythmbox: { podcast: 'Подкаст' },
    firefox: { paid: 'Демеуленген', stars: 'Рейтингі: 5 ішінен {stars}' },
  },
  ky: {
    bbc: { live: 'Түз алып баруу', breaking: 'Чукул кабар', video: 'Видео', paid: 'Жарнама' },
    mediawiki: { updated: 'Жаңыртылды {date}' },
  },
  ug: {
    arc: { breaking: 'ئەڭ يېڭى خەۋەر' },
    vlc: { live: 'نەق مەيدان' },
  },
} as const satisfies Record<string, LanguageWords>;
