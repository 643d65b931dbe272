/** `presscard/templates`: the parts that presscard's own designs are made of, for a newsroom's own. */
export { templates } from '../templates/registry.ts';
export { plain } from '../templates/plain.tsx';
export { headlineCard } from '../templates/headline-card.tsx';
export { photoCard } from '../templates/photo-card.tsx';
export { bandTexts, columnPx, dateLine, label } from '../templates/band-texts.ts';
export { Bands, middlePx, rowOf, sideOf, TopBand } from '../templates/bands.tsx';
export { Eyebrow, eyebrowPx, type Ornament } from '../templates/eyebrow.tsx';
export { Badge, badgeForm, badgePx, badgeTexts, type BadgeForm } from '../templates/badge.tsx';
export { LogoMark, standingLogo, type StandingLogo } from '../templates/mark.tsx';
export { TextBox } from '../templates/text-box.tsx';
export { ClearRoom, OverPhoto, PhotoBox } from '../templates/photo-box.tsx';
export {
  alertPalette,
  brandPalette,
  nightPalette,
  opinionPalette,
  paperPalette,
  photoPalette,
  plainPalette,
  splitPalette,
  tintedPalette,
  vividPalette,
  type Palette,
} from '../templates/palette.ts';
export { sizes, sizeIds, type CardSize, type SizeId } from '../templates/sizes.ts';
export type {
  CardSubject,
  CardText,
  CardTexts,
  SetTexts,
  SubjectPhoto,
  Template,
  Theme,
} from '../templates/template.ts';
export { contrast, groundOf, inkOn, readableOn } from './outlet/colour.ts';
export { voiceOf } from './outlet/outlet-voice.ts';
export type { OutletVoice, TextRole, TextStyle } from './typeset/voices.ts';
export type { FittingBox, Ladder } from './typeset/fit.ts';
export type { SetText } from './typeset/set-text.ts';
