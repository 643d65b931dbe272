import { PresscardError } from '../../errors.ts';
import type { FontPort } from '../../ports.ts';
import type { FontIndex } from '../../typeset/font-index.ts';

/** What presscard needs of the static-assets binding. */
export interface AssetsBinding {
  fetch(url: string): Promise<Response>;
}

/** Font slices from the Worker's static assets, fetched when a text first touches them. */
export function assetFonts(assets: AssetsBinding, index: FontIndex): FontPort {
  return {
    index,
    async load({ id, file }) {
      // The host is not looked at: the binding answers for the deployment's own files only.
      const response = await assets.fetch(`https://assets.invalid/${file}`);
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      throw new PresscardError(
        'font_missing',
        `The font ${id} is not among the Worker's static assets. Deploy again after \`npm run setup\`.`,
      );
    },
  };
}
