import type { OutletSource } from '../../outlet/outlet-file.ts';

/** The part of a KV namespace that outlets are read from. */
export interface KvBinding {
  list(options: { cursor?: string }): Promise<{
    readonly keys: readonly { readonly name: string }[];
    readonly list_complete: boolean;
    readonly cursor?: string;
  }>;
  get(key: string, type: 'text'): Promise<string | null>;
  get(key: string, type: 'arrayBuffer'): Promise<ArrayBuffer | null>;
}

/** Keys that outlets name; every other key is the file of an outlet. */
const NAMED = /\.(svg|ttf|otf|woff2)$/i;

/** The outlets of a namespace, with logos and typefaces under their own keys. */
export async function kvOutlets(namespace: KvBinding): Promise<OutletSource> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await namespace.list(cursor === undefined ? {} : { cursor });
    names.push(...page.keys.map(({ name }) => name));
    cursor = page.list_complete ? undefined : page.cursor;
  } while (cursor !== undefined);
  const files = await Promise.all(
    names
      .filter((name) => !NAMED.test(name))
      .sort()
      .map(async (name) => ({ name, text: (await namespace.get(name, 'text')) ?? '' })),
  );
  return {
    files: files.filter(({ text }) => text !== ''),
    async read(name) {
      const bytes = await namespace.get(name, 'arrayBuffer');
      return bytes === null ? undefined : new Uint8Array(bytes);
    },
  };
}
