/**
 * An address with a query. Spaces become `%20` and not `+`, which mail programs and apps would show.
 *
 * @param values undefined ones are left out.
 */
export function link(base: string, values: Readonly<Record<string, string | undefined>>): string {
  const query = Object.entries(values)
    .flatMap(([name, value]) =>
      // Half a character cannot be encoded at all.
      value === undefined ? [] : [`${name}=${encodeURIComponent(value.toWellFormed())}`],
    )
    .join('&');
  return `${base}?${query}`;
}
