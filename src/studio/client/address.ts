import { fieldNames, isEmpty, noFields, type FieldName, type Fields } from './fields.ts';

/**
 * An address that opens the studio with these fields. They stand behind the `#`: a browser keeps that part to
 * itself, so no proxy's log has an article's words in it.
 *
 * @param base of the studio.
 */
export function addressOf(fields: Fields, base: string): string {
  const said = Object.entries(fields).filter(([, value]) => value !== '');
  return new URL(`/#${new URLSearchParams(said)}`, base).href;
}

/** The fields of an address, behind `?` or `#`; undefined where it has none. */
export function fieldsOfAddress(address: string): Fields | undefined {
  const { search, hash } = new URL(address);
  const said = new URLSearchParams(hash.length > 1 ? hash.slice(1) : search);
  const found = [...said].filter(
    (pair): pair is [FieldName, string] =>
      (fieldNames as readonly string[]).includes(pair[0]) && pair[1] !== '',
  );
  const fields = { ...noFields, ...Object.fromEntries(found) };
  return isEmpty(fields) ? undefined : fields;
}
