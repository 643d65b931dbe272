/**
 * Brings a date and the names it may hold to one spelling, so that they can be compared: any script's
 * decimal digits become ASCII, case, width, accents and invisible characters go, and so do the apostrophes
 * and the full stops of abbreviations (`Aug.`, `a.m.`, `г.`).
 */
export function foldDateText(text: string): string {
  return (
    text
      .normalize('NFKD')
      // Accents of Latin, Greek and Cyrillic, and the hamza that Arabic writers leave out. The vowel signs of
      // other scripts stay: without them different words would become one.
      .replace(/[\u0300-\u036f\u0653-\u0655\p{Cf}'’‘ʻʼ`´׳]/gu, '')
      .normalize('NFC')
      .toLowerCase()
      .replace(/ı/g, 'i')
      .replace(/\p{Nd}/gu, (digit) => String(decimalValue(digit)))
      .replace(/(?<=[\p{L}\p{M}])\./gu, '')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** Unicode keeps each script's ten digits in one run that no other digit precedes. */
function decimalValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
