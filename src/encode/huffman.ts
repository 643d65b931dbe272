/** A symbol's code: its bits, the first one lowest, as deflate writes them (RFC 1951, 3.1.1), and how many they are. */
export interface PrefixCode {
  /** By symbol: 0 for one that does not occur. */
  readonly lengths: Uint8Array;
  readonly codes: Uint16Array;
}

/**
 * The Huffman code of symbols that occur so often, in the canonical order of RFC 1951, 3.2.2. A symbol alone takes
 * one bit.
 *
 * @param maxBits how long a code may be. Rare symbols are taken for less rare ones until every code fits.
 */
export function prefixCode(frequencies: Uint32Array, maxBits: number): PrefixCode {
  // Frequency and symbol as one number: sorted without a comparison of our own.
  const ranked = new Float64Array(frequencies.length);
  let used = 0;
  for (let symbol = 0; symbol < frequencies.length; symbol++)
    if (frequencies[symbol]! > 0) ranked[used++] = frequencies[symbol]! * frequencies.length + symbol;
  const ranks = ranked.subarray(0, used).sort();
  const symbols = new Uint16Array(used);
  const weights = new Uint32Array(used);
  for (let at = 0; at < used; at++) {
    symbols[at] = ranks[at]! % frequencies.length;
    weights[at] = frequencies[symbols[at]!]!;
  }
  let depths = depthsOf(weights);
  // The rarest lie deepest.
  while (depths[0]! > maxBits) {
    for (let at = 0; at < weights.length; at++) weights[at] = (weights[at]! >> 1) + 1;
    depths = depthsOf(weights);
  }
  const lengths = new Uint8Array(frequencies.length);
  for (let at = 0; at < symbols.length; at++) lengths[symbols[at]!] = depths[at]!;
  return { lengths, codes: canonicalCodes(lengths, maxBits) };
}

/**
 * How deep each leaf of a Huffman tree lies: of leaves and nodes, both by rising weight, the two lightest are joined.
 *
 * @param weights rising.
 */
function depthsOf(weights: Uint32Array): Uint8Array {
  const leaves = weights.length;
  if (leaves < 2) return new Uint8Array(leaves).fill(1);
  const nodes = 2 * leaves - 1;
  // A node that is not made yet is heavier than any other.
  const weight = new Uint32Array(nodes).fill(0xffff_ffff);
  weight.set(weights);
  const parent = new Uint16Array(nodes);
  let leaf = 0;
  let inner = leaves;
  for (let node = leaves; node < nodes; node++) {
    const one = leaf < leaves && weight[leaf]! <= weight[inner]! ? leaf++ : inner++;
    const other = leaf < leaves && weight[leaf]! <= weight[inner]! ? leaf++ : inner++;
    weight[node] = weight[one]! + weight[other]!;
    parent[one] = parent[other] = node;
  }
  const depths = new Uint8Array(nodes);
  for (let node = nodes - 2; node >= 0; node--) depths[node] = depths[parent[node]!]! + 1;
  return depths.subarray(0, leaves);
}

function canonicalCodes(lengths: Uint8Array, maxBits: number): Uint16Array {
  const next = new Uint16Array(maxBits + 1);
  for (const length of lengths) if (length > 0 && length < maxBits) next[length + 1]! += 1;
  for (let bits = 2; bits <= maxBits; bits++) next[bits] = (next[bits]! + next[bits - 1]!) << 1;
  const codes = new Uint16Array(lengths.length);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!;
    if (length > 0) codes[symbol] = reversed(next[length]!++, length);
  }
  return codes;
}

function reversed(code: number, bits: number): number {
  let [rest, back] = [code, 0];
  for (let bit = 0; bit < bits; bit++, rest >>= 1) back = (back << 1) | (rest & 1);
  return back;
}
