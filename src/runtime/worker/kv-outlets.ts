import type { OutletFile } from '../../outlet/outlet-file.ts';

/** The part of a KV namespace that outlets are read from. */
export interface KvBinding {
  list(options: { cursor?: string }): Promise<{
    readonly keys: readonly { readonly name: string }[];
    readonly list_complete: boolean;
    readonly cursor?: string;
  }>;
  get(key: string, type: 'text'): Promise<string | null>;
}

/** Every key of the namespace is the file of an outlet. */
export async function kvOutlets(namespace: KvBinding): Promise<readonly OutletFile[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await namespace.list(cursor === undefined ? {} : { cursor });
    names.push(...page.keys.map(({ name }) => name));
    cursor = page.list_complete ? undefined : page.cursor;
  } while (cursor !== undefined);
  const files = await Promise.all(
    names.sort().map(async (name) => ({ name, text: (await namespace.get(name, 'text')) ?? '' })),
  );
  return files.filter(({ text }) => text !== '');
}
