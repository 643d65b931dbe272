/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import { CROP_TEMPLATE } from '../src/card-url/card.ts';
import { PhotoBox } from './photo-box.tsx';
import type { Template } from './template.ts';

/**
 * The photo and nothing else, for search engines, which ask for pictures without text. No one picks it: share
 * pages name it in their structured data.
 */
export const crop: Template = {
  id: CROP_TEMPLATE,
  description: 'The photo alone, cropped around its focus, without a word.',
  photo: 'beside',

  texts() {
    return {};
  },

  art({ size }) {
    return (
      <div style={{ display: 'flex', width: size.widthPx, height: size.heightPx }}>
        <PhotoBox style={{ width: size.widthPx, height: size.heightPx }} />
      </div>
    );
  },
};
