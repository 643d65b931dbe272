import type { RasterPort } from '../ports.ts';
import { OWN_FAMILY_PREFIX } from '../typeset/font-index.ts';
import type { TextRole } from '../typeset/voices.ts';
import { cleanLogo } from './clean-logo.ts';
import { dataUriBytes, dataUriText } from './data-uri.ts';
import { measureLogo, type Logo } from './measure-logo.ts';
import type { Outlet, OutletFace, OutletKit } from './outlet.ts';

/** What is wrong with a kit: the field, and the end of a sentence that begins with it. */
export interface KitFault {
  readonly field: string;
  readonly fault: string;
}

/** What an outlet is made with. */
export interface OutletTools {
  /** Looks at logos. Without it an outlet has none, and its name stands in words. */
  readonly raster?: RasterPort | undefined;
  /** Typefaces by the names that kits have them under. */
  readonly fonts?: Fonts | undefined;
  /** Ids of the designs that there are; without them none is looked for. */
  readonly templates?: readonly string[] | undefined;
}

/** TTF, OTF or WOFF2 files. */
export type Fonts = Readonly<Record<string, Uint8Array | ArrayBuffer>>;

/** An outlet from its kit. */
export function describeOutlet(kit: OutletKit, tools: OutletTools = {}): Outlet | KitFault {
  const { mark, logo, logoOnDark, faces, ...rest } = kit;
  try {
    checkTemplate(kit, tools);
    return {
      ...rest,
      mark: mark ?? { form: 'word', text: kit.shortName ?? kit.name },
      ...present('logo', logoOf('logo', logo, tools)),
      ...present('logoOnDark', logoOf('logoOnDark', logoOnDark, tools)),
      ...present('faces', faces && facesOf(faces, tools)),
    };
  } catch (error) {
    if (error instanceof Fault) return { field: error.field, fault: error.message };
    throw error;
  }
}

export function isFault(described: Outlet | KitFault): described is KitFault {
  return 'fault' in described;
}

class Fault extends Error {
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

function present<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
}

function checkTemplate({ template }: OutletKit, { templates }: OutletTools): void {
  if (templates && !templates.includes(template))
    throw new Fault('template', `must be one of ${templates.join(', ')}`);
}

function logoOf(field: string, written: string | undefined, { raster }: OutletTools): Logo | undefined {
  if (written === undefined || !raster) return undefined;
  const text = /^\s*</.test(written) ? written : dataUriText(written);
  if (text === undefined) throw new Fault(field, 'must be an SVG, or a data URI of one');
  const cleaned = cleanLogo(text);
  const logo = 'fault' in cleaned ? cleaned : measureLogo(cleaned.svg, raster);
  if ('fault' in logo) throw new Fault(field, logo.fault);
  return logo;
}

function facesOf(
  faces: NonNullable<OutletKit['faces']>,
  { fonts }: OutletTools,
): Partial<Record<TextRole, OutletFace>> {
  const own = Object.entries(faces).flatMap(([role, face]): [string, OutletFace][] => {
    if (!face) return [];
    const { file, ...measures } = face;
    const bytes = typeof file === 'string' ? (named(fonts, file) ?? dataUriBytes(file)) : file;
    if (!bytes) throw new Fault(`faces.${role}.file`, 'names a typeface that is not there');
    return [[role, { ...measures, bytes, family: familyOf(bytes) }]];
  });
  return Object.fromEntries(own);
}

function named(fonts: Fonts | undefined, name: string): Uint8Array | undefined {
  const font = fonts && Object.hasOwn(fonts, name) ? fonts[name] : undefined;
  return font instanceof ArrayBuffer ? new Uint8Array(font) : font;
}

const families = new WeakMap<Uint8Array, string>();
let brought = 0;

/** One family a file, whatever outlets and texts it is for. */
function familyOf(bytes: Uint8Array): string {
  let family = families.get(bytes);
  if (!family) families.set(bytes, (family = `${OWN_FAMILY_PREFIX}${++brought}`));
  return family;
}
