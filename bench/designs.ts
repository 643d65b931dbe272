import type { Language } from './cards.ts';

/** The words beside the headline, in the form in which presscard takes them; it knows the rest of its outlets. */
export interface Words {
  readonly date: string;
  readonly outlet: string;
  readonly kicker: string;
}

const DATE = '2026-11-18';

export const words = {
  en: { date: DATE, outlet: 'harbour-post', kicker: 'World news' },
  ar: { date: DATE, outlet: 'al-marfa', kicker: 'نقل' },
  th: { date: DATE, outlet: 'thaa-ruea', kicker: 'คมนาคม' },
  ja: { date: DATE, outlet: 'minato', kicker: '交通' },
  hi: { date: DATE, outlet: 'tat-samachar', kicker: 'परिवहन' },
} as const satisfies Record<Language, Words>;

/** The same card as the peers get it: everything that presscard finds out by itself is decided already. */
export interface Design {
  readonly mark: string;
  readonly markForm: 'word' | 'plate';
  readonly date: string;
  readonly domain: string;
  readonly direction: 'ltr' | 'rtl';
  readonly paper: string;
  readonly colour: string;
  /** CSS lists: the faces that presscard takes, first that of the outlet's voice. */
  readonly headlineFamily: string;
  readonly labelFamily: string;
  readonly headlinePx: number;
  readonly lineHeight: number;
  readonly letterSpacing: string;
}

export const designs = {
  en: {
    mark: 'The Harbour Post',
    markForm: 'word',
    date: '18 November 2026',
    domain: 'harbourpost.example',
    direction: 'ltr',
    paper: '#fbf8f3',
    colour: '#a6192e',
    headlineFamily: 'Source Serif',
    labelFamily: 'Source Sans',
    headlinePx: 60,
    lineHeight: 1.08,
    letterSpacing: '-0.72px',
  },
  ar: {
    mark: 'المرفأ',
    markForm: 'word',
    date: '١٨ نوفمبر ٢٠٢٦',
    domain: 'almarfa.example',
    direction: 'rtl',
    paper: '#fbf8f3',
    colour: '#00695c',
    headlineFamily: 'Source Serif, Noto Naskh Arabic',
    labelFamily: 'Source Sans, Noto Sans Arabic',
    headlinePx: 72,
    lineHeight: 1.3,
    letterSpacing: '0px', // it would tear the joined letters apart
  },
  th: {
    mark: 'ข่าวท่าเรือ',
    markForm: 'word',
    date: '18 พฤศจิกายน 2569',
    domain: 'tharuea.example',
    direction: 'ltr',
    paper: '#ffffff',
    colour: '#5b2a86',
    headlineFamily: 'Inter, Noto Sans Thai',
    labelFamily: 'Inter, Noto Sans Thai',
    headlinePx: 72,
    lineHeight: 1.25,
    letterSpacing: '0px',
  },
  ja: {
    mark: 'みなと新報',
    markForm: 'word',
    date: '2026年11月18日',
    domain: 'minato.example',
    direction: 'ltr',
    paper: '#f6f8fa',
    colour: '#c2410c',
    headlineFamily: 'Inter, Noto Sans JP',
    labelFamily: 'Inter, Noto Sans JP',
    headlinePx: 72,
    lineHeight: 1.18,
    letterSpacing: '0px',
  },
  hi: {
    mark: 'तट समाचार',
    markForm: 'plate',
    date: '18 नवंबर 2026',
    domain: 'tatsamachar.example',
    direction: 'ltr',
    paper: '#fbf8f3',
    colour: '#b7410e',
    headlineFamily: 'Source Serif, Noto Serif Devanagari',
    labelFamily: 'Source Sans, Noto Sans Devanagari',
    headlinePx: 72,
    lineHeight: 1.25,
    letterSpacing: '0px',
  },
} as const satisfies Record<Language, Design>;
