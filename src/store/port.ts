/**
 * Where presscard keeps what it made and what it was given. One small interface, three shelves of it: they
 * differ in what may be forgotten, not in how they are asked. Each runtime brings all three.
 */

/** What stands under a key. `bytes` are handed over, not copied: nobody writes to them afterwards. */
export interface Item {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** What a purge or a takedown may name: `card-…`, `article-…`, `photo-…`, `outlet-…`, `kid-…`, `design-…`. */
  readonly tags: readonly string[];
}

/**
 * Items by key. A key is 1 to 80, a tag 1 to 70 of the characters `A-Z a-z 0-9 . _ ~ : -`: both are digests
 * or ids of presscard's own making, and stand in file names and HTTP headers.
 *
 * Every method rejects with `store_failed` when the store cannot be reached or read.
 */
export interface BlobStore {
  /** Called before a card is rendered, and for photos and records. @returns undefined for what is not there. */
  get(key: string): Promise<Item | undefined>;
  /**
   * What this process has in its memory, without waiting for anything. Called for a card that many ask for.
   * @returns undefined for what `get` has to look for.
   */
  near?(key: string): Item | undefined;
  /**
   * Keeps an item, whole or not at all, in the place of what stood there. Called after a render or an upload.
   * Rejects with `store_full` when the shelf forgets nothing and there is no room, and with
   * `store_key_invalid` for a key or tag that is none.
   */
  put(key: string, item: Item): Promise<void>;
  /** Removes an item; one that is not there is no error. */
  delete(key: string): Promise<void>;
  /** Removes every item that carries the tag. Called by a purge. @returns how many. */
  deleteTagged(tag: string): Promise<number>;
  /** Keys that begin so, in the order of their characters. Called for records, and by operators. */
  list(prefix: string): Promise<readonly string[]>;
}

export interface Store {
  /** Finished cards: bounded in bytes; those used least lately go first, and all may be lost. */
  readonly cards: BlobStore;
  /** Photos by sha256: never forgotten by a bound; what finds no room is refused. */
  readonly photos: BlobStore;
  /** Small JSON documents, such as takedowns: never forgotten. */
  readonly records: BlobStore;
}
