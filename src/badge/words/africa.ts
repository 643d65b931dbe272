import type { LanguageWords } from '../badge-key.ts';

/** Languages of Africa that are not of another continent as well. */
export const africa = {
  am: {
    bbc: { live: 'ቀጥታ', breaking: 'ሰበር', video: 'ቪዲዮ', paid: 'ማስታወቂያ' },
    mediawiki: { updated: 'የታደሰ {date}' },
  },
  'ha-Latn': {
    bbc: { live: 'Kai-tsaye', breaking: 'Labarai da dumi-dumi', video: 'Bidiyo', paid: 'Talla' },
  },
  ig: {
    bbc: { live: 'Na eme ozugbo', breaking: 'Na akpọtụ ugbu a', video: 'Vidio', paid: 'Mgbasa ozi' },
  },
  om: {
    bbc: { live: 'Kallattiin', breaking: 'Amma nu gahe', video: 'Viidiyoo', paid: 'Beeksiisa' },
  },
  rw: {
    bbc: { live: 'Ikibiriraho', breaking: 'Ivy’akakanya', video: 'Video', paid: 'Kwamamaza' },
  },
  so: {
    bbc: { live: 'Toos', breaking: 'War deg deg ah', video: 'Muuqaal', paid: 'Xayeysiin' },
  },
  sw: {
    bbc: {
      live: 'Moja kwa moja',
      breaking: 'Habari za hivi punde',
      video: 'Video',
      updated: 'Imeboreshwa {date}',
      paid: 'Matangazo',
    },
  },
  ti: {
    bbc: { live: 'ቀጥታ', breaking: 'ሓድሽ ዜና', video: 'ቪድዮ', paid: 'መላለዪ' },
    mediawiki: { updated: 'ዝተሓደሰ {date}' },
  },
  yo: {
    bbc: { live: 'Lọ́wọ́lọ́wọ́', breaking: 'Kókó', video: 'Fídíò' },
  },
} as const satisfies Record<string, LanguageWords>;
