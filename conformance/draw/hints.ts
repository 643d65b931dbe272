const DIRECTORY_BYTES = 12;
const ENTRY_BYTES = 16;
/** PUSHB 1 1, INSTCTRL: no glyph's program is run. */
const SWITCH_OFF = [0xb1, 0x01, 0x01, 0x8e];
/** SVTCA: sets a direction that nothing uses. */
const NOTHING = 0x00;

/**
 * Switches a font's hints off, in place: presscard draws outlines as they are, and Chromium lets a font round
 * them to whole pixels even when it is told not to. The program that runs before every size (`prep`) ends up
 * with nothing but that switch; a font without one stays as it is.
 */
export function withoutHints(sfnt: Buffer): Buffer {
  const tables = sfnt.readUInt16BE(4);
  for (let at = DIRECTORY_BYTES; at < DIRECTORY_BYTES + tables * ENTRY_BYTES; at += ENTRY_BYTES) {
    if (sfnt.toString('latin1', at, at + 4) !== 'prep') continue;
    const start = sfnt.readUInt32BE(at + 8);
    const length = sfnt.readUInt32BE(at + 12);
    if (length < SWITCH_OFF.length) continue;
    sfnt.fill(NOTHING, start, start + length);
    sfnt.set(SWITCH_OFF, start);
  }
  return sfnt;
}
