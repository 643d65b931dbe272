import { JSONParser } from '@streamparser/json';
import { PresscardError } from '../../errors.ts';
import { unreadable, type BatchItem } from '../item.ts';

/** The entries of a JSON array, each when it has come in whole. */
export async function* readJsonArray(text: AsyncIterable<string>): AsyncGenerator<BatchItem> {
  const ready: unknown[] = [];
  let number = 0;
  const parser = new JSONParser({ paths: ['$.*'], keepStack: false });
  parser.onValue = ({ value }) => void ready.push(value);
  const next = (value: unknown): BatchItem => ({ from: `entry ${(number += 1)}`, read: () => value });
  try {
    for await (const chunk of text) {
      if (chunk === '') continue;
      // Behind the end nothing may follow but white space.
      if (parser.isEnded && chunk.trim() === '') continue;
      let fault: unknown;
      try {
        parser.write(chunk);
      } catch (error) {
        fault = error;
      }
      for (const value of ready.splice(0)) yield next(value);
      if (fault !== undefined) throw fault;
    }
    if (!parser.isEnded) throw new Error('It ends in the middle.');
  } catch (cause) {
    const broken = new PresscardError(
      'article_malformed',
      'The JSON array is broken here. Check quotes and commas.',
      { cause },
    );
    yield unreadable(`entry ${number + 1}`, broken);
  }
}
