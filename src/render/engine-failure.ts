/**
 * Whether an engine broke, and did not just refuse: a trap, a stack or a memory that ran out inside
 * WebAssembly leaves its memory as it was at that instant, and whatever is asked next may get nonsense.
 *
 * Names are compared, because an error of another realm is of another class. A RangeError of our own code
 * counts too: to start the engines again once too often costs some milliseconds.
 */
export function isEngineFailure(error: unknown): boolean {
  for (let each = error, depth = 0; each instanceof Error && depth < 8; each = each.cause, depth++) {
    if (each.name === 'RuntimeError' || each.name === 'RangeError') return true;
  }
  return false;
}
