/** A name or title as it is compared: no case, no accents, no punctuation, no spaces. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ı', 'i')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

const SPELT_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
};

/** The same as domain names spell it: `Süddeutsche` is `sueddeutsche`. */
export function foldForDomain(text: string): string {
  return fold(text.toLowerCase().replace(/[äöüßæøå]/g, (letter) => SPELT_OUT[letter]!));
}
