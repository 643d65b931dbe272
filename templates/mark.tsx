/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import type { JSXNode } from 'satori/jsx';
import { svgDataUri } from '../src/outlet/data-uri.ts';
import { inOneInk, logoLook, seenOn, type LogoLook } from '../src/outlet/logo-look.ts';
import type { Logo } from '../src/outlet/measure-logo.ts';
import { OverPhoto } from './photo-box.tsx';
import { SCRIM_GROUND, type Palette } from './palette.ts';
import type { CardSubject } from './template.ts';

/** A logo as it stands on a card. */
export interface StandingLogo {
  /** The picture, as an address. */
  readonly src: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The field under it, with the room that it leaves around the logo. */
  readonly plate?: { readonly colour: string; readonly padXPx: number; readonly padYPx: number };
  /** Its one ink, where it stands on a photo. */
  readonly overPhoto?: string;
}

/** Height of a logo in its band: an emblem takes all of it, a long word would shout at that size. */
const EMBLEM = { ratio: 1.6, share: 1 } as const;
const WORDMARK = { ratio: 6, share: 0.72 } as const;
/** Height of a logo on a plate, and the field beside it, as parts of the plate's height. */
const ON_PLATE = 0.62;
const PLATE_PADDING = 0.3;

/** Whether the outlet's logo stands where its name would: not over what somebody paid for. */
export function hasLogo({ article: { outlet }, state }: CardSubject): boolean {
  return outlet.logo !== undefined && state.is !== 'paid';
}

/**
 * The outlet's logo in a band of its height, in colours that can be seen there.
 *
 * @param room.plate whether it stands in a field of the brand's colour.
 * @returns undefined for an outlet whose name stands in words.
 */
export function standingLogo(
  subject: CardSubject,
  palette: Palette,
  { heightPx, widthPx, plate }: { heightPx: number; widthPx: number; plate: boolean },
): StandingLogo | undefined {
  const { logo, logoOnDark } = subject.article.outlet;
  if (!logo || !hasLogo(subject)) return undefined;
  const field = plate ? palette.plate : undefined;
  const isOnPhoto = field === undefined && palette.ground === 'transparent';
  const ground = field ?? (isOnPhoto ? SCRIM_GROUND : palette.ground);
  const drawn = logoOnDark && seenOn(logoOnDark, ground) > seenOn(logo, ground) ? logoOnDark : logo;
  const ink = field === undefined ? palette.mark : palette.plateInk;
  const look = lookOf(drawn, { ground, ink, isOnPhoto, isMuted: subject.state.is === 'obituary' });
  const colour = look.as === 'plate' ? look.colour : field;
  const bandPx = heightPx * (colour === undefined ? shareOf(drawn) : ON_PLATE);
  const padXPx = colour === undefined ? 0 : Math.round(heightPx * PLATE_PADDING);
  const { viewBox } = drawn;
  const scale = Math.min(bandPx / viewBox.height, (widthPx - 2 * padXPx) / viewBox.width);
  const standing = {
    src: svgDataUri(look.as === 'ink' ? inOneInk(drawn, look.colour) : drawn.svg),
    widthPx: Math.max(1, Math.round(viewBox.width * scale)),
    heightPx: Math.max(1, Math.round(viewBox.height * scale)),
  };
  if (colour === undefined)
    return look.as === 'ink' && isOnPhoto ? { ...standing, overPhoto: ink } : standing;
  const padYPx = Math.round((heightPx - standing.heightPx) / 2);
  return { ...standing, plate: { colour, padXPx, padYPx } };
}

function lookOf(
  logo: Logo,
  { ground, ink, isOnPhoto, isMuted }: { ground: string; ink: string; isOnPhoto: boolean; isMuted: boolean },
): LogoLook {
  // What a photo shows behind it, nobody knows, and what is muted has no colour of the brand.
  if ((isOnPhoto || isMuted) && logo.carriedBy === 'outline') return { as: 'ink', colour: ink };
  const look = logoLook(logo, ground, ink);
  return isOnPhoto && logo.carriedBy === 'both' ? { as: 'plate', colour: plateFor(logo, look) } : look;
}

function plateFor(logo: Logo, look: LogoLook): string {
  if (look.as === 'plate') return look.colour;
  return seenOn(logo, '#ffffff') >= seenOn(logo, SCRIM_GROUND) ? '#ffffff' : SCRIM_GROUND;
}

function shareOf({ viewBox: { width, height } }: Logo): number {
  const along = Math.log(width / height / EMBLEM.ratio) / Math.log(WORDMARK.ratio / EMBLEM.ratio);
  return EMBLEM.share + (WORDMARK.share - EMBLEM.share) * Math.min(1, Math.max(0, along));
}

/** The logo, centred in the height of its band. */
export function LogoMark({ of, heightPx }: { of: StandingLogo; heightPx: number }): JSXNode {
  const { src, widthPx, heightPx: ownPx, plate, overPhoto } = of;
  const picture = (
    <img src={src} width={widthPx} height={ownPx} style={{ width: widthPx, height: ownPx, flexShrink: 0 }} />
  );
  if (plate) {
    return (
      <div
        style={{
          boxSizing: 'border-box',
          display: 'flex',
          height: heightPx,
          padding: `${plate.padYPx}px ${plate.padXPx}px`,
          background: plate.colour,
          flexShrink: 0,
        }}
      >
        {picture}
      </div>
    );
  }
  const marginTop = Math.round((heightPx - ownPx) / 2);
  return (
    <div style={{ display: 'flex', height: heightPx, flexShrink: 0 }}>
      <div style={{ display: 'flex', width: widthPx, height: ownPx, marginTop }}>
        {overPhoto === undefined ? picture : <OverPhoto colour={overPhoto}>{picture}</OverPhoto>}
      </div>
    </div>
  );
}
