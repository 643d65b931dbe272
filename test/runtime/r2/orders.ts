import type { Store } from '../../../src/store/port.ts';

/** What the tests ask of the Worker, as JSON. */
export type Order =
  | { readonly does: 'empty' }
  | { readonly does: 'objects' }
  | { readonly does: 'standing'; readonly instance: string; readonly tags: readonly string[] }
  /** Puts photos `k0`, `k1` … of a byte each. */
  | { readonly does: 'fill'; readonly count: number; readonly tags: readonly string[] }
  | { readonly does: 'withdraw'; readonly instance: string; readonly tag: string }
  | {
      readonly does: 'get' | 'delete' | 'deleteTagged' | 'list';
      readonly shelf: keyof Store;
      /** For `deleteTagged` a tag, for `list` the start of keys. */
      readonly key: string;
    }
  | {
      readonly does: 'put';
      readonly shelf: keyof Store;
      readonly key: string;
      readonly item: {
        readonly bytes: readonly number[];
        readonly contentType: string;
        readonly tags: readonly string[];
      };
      /** Writes that R2 refuses first because others write the same key. */
      readonly busyTimes?: number;
    };

export interface Answer {
  readonly value?: unknown;
  readonly error?: { readonly code: string };
}
