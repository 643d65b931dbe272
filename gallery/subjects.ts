import type { ArticleInput } from '../src/index.ts';
import type { Scene } from '../test/fixtures/scenes.ts';

/** The words of an outlet. Invented news, under invented outlets. */
export interface Subject {
  readonly outlet: string;
  readonly longest: string;
  readonly shortest: string;
  readonly kicker: string;
  readonly author: string;
  readonly speaker: string;
  readonly standfirst: string;
  readonly credit: string;
  readonly items: readonly [string, string, string];
  readonly notice: string;
}

const english = {
  longest:
    'Harbour authority will not reopen the eastern ferry pier this winter and has no plans to pay for the damage, say councillors who saw the engineers’ report',
  shortest: 'Adrift',
  kicker: 'Transport',
  author: 'Maria Papadopoulou',
  speaker: 'Oleg Marsh, harbour master',
  standfirst: 'A slow, salt-stung drama about who gets to leave the island and who has to stay behind',
  credit: 'Jane Doe/Harbour Agency',
  items: [
    'Ferry strike ends after nine days of talks',
    'Council approves the river plan after a night of argument',
    'What the lighthouse keeper knew',
  ],
  notice:
    'This article was made and distributed by the Example Foundation, which is listed in the invented register of sponsors. 18+',
} as const;

/** The words of each direction, by turns: the looks of an outlet differ as its language does. */
export const subjects = {
  ltr: [
    { ...english, outlet: 'harbour-post' },
    { ...english, outlet: 'meridian' },
    { ...english, outlet: 'daily-ferry' },
  ],
  rtl: [
    {
      outlet: 'al-marfa',
      longest:
        'هيئة الميناء ترفض إصلاح الرصيف الشرقي قبل الربيع، وتقول إن الميزانية لا تكفي لدفع كلفة الأضرار، وفق أعضاء في المجلس',
      shortest: 'عاصفة',
      kicker: 'نقل',
      author: 'ليلى البحري',
      speaker: 'عمر المرسى، مدير الميناء',
      standfirst: 'دراما بطيئة مملحة عن الذين يرحلون عن الجزيرة وعن الذين لا بد لهم من البقاء',
      credit: 'ليلى البحري/وكالة الميناء',
      items: [
        'انتهاء إضراب العبارات بعد تسعة أيام من المحادثات',
        'المجلس يقر خطة النهر بعد ليلة من الجدل',
        'ما عرفه حارس المنارة',
      ],
      notice: 'هذه المادة من إنتاج مؤسسة المثال المدرجة في سجل الرعاة المتخيل. 18+',
    },
    {
      outlet: 'fanus',
      longest:
        'ادارهٔ بندر اسکلهٔ شرقی را این زمستان باز نمی‌کند و بودجه‌ای هم برای جبران خسارت ندارد، به گفتهٔ اعضای شورا که گزارش مهندسان را دیده‌اند',
      shortest: 'توفان',
      kicker: 'حمل‌ونقل',
      author: 'لیلا دریایی',
      speaker: 'عمر ساحلی، رئیس بندر',
      standfirst: 'درامی آرام و شور دربارهٔ کسانی که جزیره را ترک می‌کنند و آنان که باید بمانند',
      credit: 'لیلا دریایی/خبرگزاری بندر',
      items: [
        'پایان اعتصاب کشتی‌ها پس از نه روز گفت‌وگو',
        'شورا طرح رودخانه را پس از شبی پر از بحث تصویب کرد',
        'آنچه نگهبان فانوس می‌دانست',
      ],
      notice: 'این مطلب ساختهٔ بنیاد نمونه است که در فهرست خیالی حامیان ثبت شده است. 18+',
    },
    {
      outlet: 'hamigdalor',
      longest:
        'רשות הנמל לא תפתח את רציף המעבורות המזרחי בחורף הזה ואין לה תוכנית לשלם על הנזק, אומרים חברי המועצה שקראו את דוח המהנדסים',
      shortest: 'סערה',
      kicker: 'תחבורה',
      author: 'נועה ימית',
      speaker: 'אורן חוף, מנהל הנמל',
      standfirst: 'דרמה איטית ומלוחה על מי שעוזב את האי ועל מי שחייב להישאר',
      credit: 'נועה ימית/סוכנות הנמל',
      items: [
        'שביתת המעבורות הסתיימה אחרי תשעה ימים של שיחות',
        'המועצה אישרה את תוכנית הנהר אחרי לילה של ויכוח',
        'מה שידע שומר המגדלור',
      ],
      notice: 'הכתבה הופקה בידי קרן הדוגמה, הרשומה במרשם המומצא של נותני החסות. 18+',
    },
  ],
} as const satisfies Record<'ltr' | 'rtl', readonly Subject[]>;

/** The photos of the cards, in turn. */
export const scenesInTurn = [
  'harbour',
  'mountains',
  'crowd',
  'rocket',
  'snow',
  'astronaut',
  'stage',
  'dogs',
] as const satisfies readonly Scene[];

/** What every state adds to an article. */
export function stateParts(
  state: string,
  { speaker, items }: Pick<Subject, 'speaker' | 'items'>,
): Partial<ArticleInput> {
  switch (state) {
    case 'review':
      return { state: 'review:3.5' };
    case 'quote':
      return { state: { is: 'quote', by: speaker } };
    case 'podcast':
      return { state: 'podcast:26:12' };
    case 'video':
      return { state: 'video:1:04:09' };
    case 'live':
      return { state: 'live', updated: '2026-03-14T22:10' };
    case 'correction':
      return { state: 'correction', updated: '2026-03-16' };
    case 'index':
      return { items: [...items] };
    default:
      return { state };
  }
}
