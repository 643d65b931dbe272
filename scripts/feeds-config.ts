/**
 * The Worker's configuration for a deployment that watches feeds: wrangler.jsonc with the lines between its two marks,
 * which are comments there, because wrangler deploys nothing whose queues were not made before.
 */
export function withFeeds(jsonc: string): string {
  const [block, lines] = /^ *\/\/ <feeds>\n([^]*?)^ *\/\/ <\/feeds>\n/m.exec(jsonc) ?? [];
  if (block === undefined) throw new Error('wrangler.jsonc has lost its marks <feeds> and </feeds>.');
  return jsonc.replace(block, lines!.replaceAll(/^( *)\/\/ /gm, '$1'));
}
