import { model } from '#generated/engines/budoux-ja.mjs';
import { Parser } from '#generated/engines/budoux-parser.mjs';

const parser = new Parser(model);

/** Japanese reads better in phrases: whether a position of the text is between two of them (BudouX). */
export function isPhraseBreak(text: string): (position: number) => boolean {
  const boundaries = new Set(parser.parseBoundaries(text));
  return (position) => boundaries.has(position);
}
