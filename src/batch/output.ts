/** Where the cards of a batch go: a folder or a bucket. */
export interface BatchOutput {
  /**
   * Puts a file there whole, in the place of one that has its name.
   *
   * @param name with `/` between folders.
   * @throws PresscardError `output_failed`: it ends the batch, which can be resumed.
   */
  put(name: string, file: OutputFile): Promise<void>;
}

export interface OutputFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly cacheControl: string;
}
