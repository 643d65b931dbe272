/** For the log alone: an error and what failed underneath, on one line. */
export function causeOf(error: unknown): string {
  const chain: string[] = [];
  for (let each: unknown = error; each instanceof Error && chain.length < 4; each = each.cause)
    chain.push(String(each));
  return chain.join(' <- ').slice(0, 800) || String(error);
}
