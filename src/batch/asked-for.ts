/** What the command line asks for, of every article of INPUT. */
export interface AskedOptions {
  readonly sizes?: readonly string[] | undefined;
  readonly template?: string | undefined;
  readonly format?: string | undefined;
  readonly theme?: string | undefined;
  readonly outlet?: string | undefined;
  readonly lang?: string | undefined;
}

/** An article with the options in the place of its own. What is no article is left for the reader to refuse. */
export function askedFor(value: unknown, { outlet, lang, ...options }: AskedOptions): unknown {
  if (!isObject(value)) return value;
  const fields = given({ outlet, lang });
  const asked = given(options);
  if (isObject(value['article'])) return { ...value, ...asked, article: { ...value['article'], ...fields } };
  return { ...value, ...asked, ...fields };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function given(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
