/** What a share page says by itself. */
export interface ShareWords {
  readonly read: string;
  readonly share: string;
  readonly copy: string;
  readonly copied: string;
  /** Above further articles. */
  readonly also: string;
  readonly email: string;
  /** BCP 47 tag of the language that they are in. */
  readonly lang: string;
}

type Row = readonly [read: string, share: string, copy: string, copied: string, also: string, email: string];

const ENGLISH: Row = ['Read the article', 'Share', 'Copy link', 'Link copied', 'Also on {site}', 'Email'];

/** By language; Chinese by its script as well. `{site}` is the outlet's domain, which no grammar changes. */
const table: Readonly<Record<string, Row>> = {
  en: ENGLISH,
  am: ['ጽሑፉን ያንብቡ', 'ያጋሩ', 'ሊንኩን ቅዳ', 'ሊንኩ ተቀድቷል', 'በ{site} ላይ ተጨማሪ', 'ኢሜይል'],
  ar: ['اقرأ المقال', 'مشاركة', 'نسخ الرابط', 'تم نسخ الرابط', 'أيضًا على {site}', 'البريد الإلكتروني'],
  az: ['Məqaləni oxu', 'Paylaş', 'Keçidi kopyala', 'Keçid kopyalandı', 'Həmçinin {site} saytında', 'E-poçt'],
  be: ['Чытаць артыкул', 'Падзяліцца', 'Капіраваць спасылку', 'Спасылка скапіявана', 'Таксама на {site}', 'Эл. пошта'],
  bg: ['Прочетете статията', 'Споделяне', 'Копиране на връзката', 'Връзката е копирана', 'Още в {site}', 'Имейл'],
  bn: ['নিবন্ধটি পড়ুন', 'শেয়ার করুন', 'লিংক কপি করুন', 'লিংক কপি হয়েছে', '{site}-এ আরও', 'ইমেইল'],
  ca: ['Llegiu l’article', 'Comparteix', 'Copia l’enllaç', 'Enllaç copiat', 'També a {site}', 'Correu'],
  cs: ['Číst článek', 'Sdílet', 'Kopírovat odkaz', 'Odkaz zkopírován', 'Také na {site}', 'E-mail'],
  da: ['Læs artiklen', 'Del', 'Kopiér link', 'Link kopieret', 'Også på {site}', 'E-mail'],
  de: ['Artikel lesen', 'Teilen', 'Link kopieren', 'Link kopiert', 'Auch auf {site}', 'E-Mail'],
  el: ['Διαβάστε το άρθρο', 'Κοινοποίηση', 'Αντιγραφή συνδέσμου', 'Ο σύνδεσμος αντιγράφηκε', 'Επίσης στο {site}', 'Email'],
  es: ['Leer el artículo', 'Compartir', 'Copiar enlace', 'Enlace copiado', 'También en {site}', 'Correo'],
  et: ['Loe artiklit', 'Jaga', 'Kopeeri link', 'Link kopeeritud', 'Samuti: {site}', 'E-post'],
  fa: ['خواندن مقاله', 'هم‌رسانی', 'کپی پیوند', 'پیوند کپی شد', 'همچنین در {site}', 'ایمیل'],
  fi: ['Lue artikkeli', 'Jaa', 'Kopioi linkki', 'Linkki kopioitu', 'Myös: {site}', 'Sähköposti'],
  fil: ['Basahin ang artikulo', 'Ibahagi', 'Kopyahin ang link', 'Nakopya ang link', 'Gayundin sa {site}', 'Email'],
  fr: ['Lire l’article', 'Partager', 'Copier le lien', 'Lien copié', 'Aussi sur {site}', 'E-mail'],
  gu: ['લેખ વાંચો', 'શેર કરો', 'લિંક કૉપિ કરો', 'લિંક કૉપિ થઈ', '{site} પર વધુ', 'ઇમેઇલ'],
  he: ['לקריאת הכתבה', 'שיתוף', 'העתקת קישור', 'הקישור הועתק', 'עוד ב־{site}', 'דוא״ל'],
  hi: ['लेख पढ़ें', 'साझा करें', 'लिंक कॉपी करें', 'लिंक कॉपी हो गया', '{site} पर और', 'ईमेल'],
  hr: ['Pročitajte članak', 'Podijeli', 'Kopiraj poveznicu', 'Poveznica je kopirana', 'Također na {site}', 'E-pošta'],
  hu: ['A cikk elolvasása', 'Megosztás', 'Link másolása', 'Link másolva', 'További cikkek: {site}', 'E-mail'],
  hy: ['Կարդալ հոդվածը', 'Կիսվել', 'Պատճենել հղումը', 'Հղումը պատճենված է', 'Նաև {site}-ում', 'Էլ. փոստ'],
  id: ['Baca artikel', 'Bagikan', 'Salin tautan', 'Tautan disalin', 'Juga di {site}', 'Email'],
  it: ['Leggi l’articolo', 'Condividi', 'Copia link', 'Link copiato', 'Anche su {site}', 'Email'],
  ja: ['記事を読む', 'シェア', 'リンクをコピー', 'コピーしました', '{site} の関連記事', 'メール'],
  ka: ['სტატიის წაკითხვა', 'გაზიარება', 'ბმულის კოპირება', 'ბმული დაკოპირდა', 'ასევე {site}-ზე', 'ელფოსტა'],
  kk: ['Мақаланы оқу', 'Бөлісу', 'Сілтемені көшіру', 'Сілтеме көшірілді', '{site} сайтында тағы', 'Эл. пошта'],
  ko: ['기사 읽기', '공유', '링크 복사', '링크를 복사했습니다', '{site}의 다른 기사', '이메일'],
  lt: ['Skaityti straipsnį', 'Dalytis', 'Kopijuoti nuorodą', 'Nuoroda nukopijuota', 'Taip pat {site}', 'El. paštas'],
  lv: ['Lasīt rakstu', 'Dalīties', 'Kopēt saiti', 'Saite nokopēta', 'Arī {site}', 'E-pasts'],
  mk: ['Прочитајте ја статијата', 'Сподели', 'Копирај врска', 'Врската е копирана', 'Исто така на {site}', 'Е-пошта'],
  mr: ['लेख वाचा', 'शेअर करा', 'लिंक कॉपी करा', 'लिंक कॉपी झाली', '{site} वर आणखी', 'ईमेल'],
  ms: ['Baca artikel', 'Kongsi', 'Salin pautan', 'Pautan disalin', 'Juga di {site}', 'E-mel'],
  nb: ['Les artikkelen', 'Del', 'Kopier lenke', 'Lenken er kopiert', 'Også på {site}', 'E-post'],
  nl: ['Lees het artikel', 'Delen', 'Link kopiëren', 'Link gekopieerd', 'Ook op {site}', 'E-mail'],
  pa: ['ਲੇਖ ਪੜ੍ਹੋ', 'ਸਾਂਝਾ ਕਰੋ', 'ਲਿੰਕ ਕਾਪੀ ਕਰੋ', 'ਲਿੰਕ ਕਾਪੀ ਹੋਇਆ', '{site} ’ਤੇ ਹੋਰ', 'ਈਮੇਲ'],
  pl: ['Czytaj artykuł', 'Udostępnij', 'Kopiuj link', 'Skopiowano link', 'Także na {site}', 'E-mail'],
  pt: ['Ler o artigo', 'Compartilhar', 'Copiar link', 'Link copiado', 'Também em {site}', 'E-mail'],
  ro: ['Citește articolul', 'Distribuie', 'Copiază linkul', 'Link copiat', 'De asemenea pe {site}', 'E-mail'],
  ru: ['Читать статью', 'Поделиться', 'Копировать ссылку', 'Ссылка скопирована', 'Также на {site}', 'Эл. почта'],
  sk: ['Čítať článok', 'Zdieľať', 'Kopírovať odkaz', 'Odkaz skopírovaný', 'Aj na {site}', 'E-mail'],
  sl: ['Preberite članek', 'Deli', 'Kopiraj povezavo', 'Povezava kopirana', 'Tudi na {site}', 'E-pošta'],
  sr: ['Прочитајте чланак', 'Подели', 'Копирај везу', 'Веза је копирана', 'Такође на {site}', 'Имејл'],
  sv: ['Läs artikeln', 'Dela', 'Kopiera länk', 'Länken kopierad', 'Även på {site}', 'E-post'],
  sw: ['Soma makala', 'Shiriki', 'Nakili kiungo', 'Kiungo kimenakiliwa', 'Pia kwenye {site}', 'Barua pepe'],
  ta: ['கட்டுரையைப் படிக்க', 'பகிர்', 'இணைப்பை நகலெடு', 'இணைப்பு நகலெடுக்கப்பட்டது', '{site} இல் மேலும்', 'மின்னஞ்சல்'],
  te: ['కథనాన్ని చదవండి', 'షేర్ చేయండి', 'లింక్‌ను కాపీ చేయండి', 'లింక్ కాపీ అయింది', '{site}లో మరిన్ని', 'ఇమెయిల్'],
  th: ['อ่านบทความ', 'แชร์', 'คัดลอกลิงก์', 'คัดลอกลิงก์แล้ว', 'อ่านเพิ่มเติมที่ {site}', 'อีเมล'],
  tr: ['Yazıyı oku', 'Paylaş', 'Bağlantıyı kopyala', 'Bağlantı kopyalandı', '{site} sitesinde ayrıca', 'E-posta'],
  uk: ['Читати статтю', 'Поділитися', 'Копіювати посилання', 'Посилання скопійовано', 'Також на {site}', 'Ел. пошта'],
  ur: ['مضمون پڑھیں', 'شیئر کریں', 'لنک کاپی کریں', 'لنک کاپی ہو گیا', '{site} پر مزید', 'ای میل'],
  uz: ['Maqolani o‘qish', 'Ulashish', 'Havolani nusxalash', 'Havola nusxalandi', 'Shuningdek, {site} saytida', 'E-pochta'],
  vi: ['Đọc bài viết', 'Chia sẻ', 'Sao chép liên kết', 'Đã sao chép liên kết', 'Cũng trên {site}', 'Email'],
  zh: ['阅读全文', '分享', '复制链接', '链接已复制', '{site} 更多报道', '邮件'],
  'zh-Hant': ['閱讀全文', '分享', '複製連結', '已複製連結', '{site} 更多報導', '電子郵件'],
}; // prettier-ignore

/** Other codes of languages of the table. */
const SAME: Readonly<Record<string, string>> = {
  no: 'nb',
  nn: 'nb',
  tl: 'fil',
  iw: 'he',
  in: 'id',
  bs: 'hr',
};

/** The words in a language, in English where it is not among them. */
export function shareWords(lang: string, site: string): ShareWords {
  const { language, script } = new Intl.Locale(lang).maximize();
  const code = SAME[language] ?? language;
  const found = [`${code}-${script}`, code].find((tag) => Object.hasOwn(table, tag)) ?? 'en';
  const [read, share, copy, copied, also, email] = table[found] ?? ENGLISH;
  return { read, share, copy, copied, also: also.replace('{site}', () => site), email, lang: found };
}
