import { PresscardError } from '../errors.ts';

/** One article of a batch's INPUT, before it is read. */
export interface BatchItem {
  /** Where in INPUT it stands, for people: `row 17`, `2026/ferry.html`. */
  readonly from: string;
  /**
   * What `POST /v1/cards` takes of it, when its turn has come.
   *
   * @throws PresscardError for what cannot be read.
   */
  read(): unknown;
}

/** In the place of what could not be read any more: the articles before it count. */
export function unreadable(from: string, error: unknown): BatchItem {
  return {
    from,
    read() {
      throw asUnreadable(error);
    },
  };
}

/** Whatever a parser or the file system threw. */
export function asUnreadable(error: unknown): PresscardError {
  if (error instanceof PresscardError) return error;
  return new PresscardError('input_unreadable', 'INPUT cannot be read from here on: it is cut or broken.', {
    cause: error,
  });
}
