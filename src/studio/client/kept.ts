import { sizeIds, type SizeId } from '../../../templates/sizes.ts';
import { noFields, type FieldName, type Fields } from './fields.ts';
import type { Found } from './state.ts';

/** A card that was made here. */
export interface RecentCard {
  readonly id: string;
  readonly atMs: number;
  readonly fields: Fields;
  /** The signed address of its `og` size; undefined for one that was only downloaded. */
  readonly url: string | undefined;
  /** A small picture, as a `data:` address. */
  readonly picture: string;
}

/** What is on the table, so that a reload loses nothing. */
export interface Draft {
  readonly fields: Fields;
  readonly found: Readonly<Partial<Record<FieldName, Found>>>;
  readonly size: SizeId;
  /** The address of the card that is being corrected. */
  readonly correcting?: string | undefined;
}

const DRAFT = 'presscard.draft';
const RECENT = 'presscard.recent';
const OUTLET = 'presscard.outlet';
const RECENT_MAX = 24;

/** The draft of this tab; of the last one, where this tab is new. */
export function readDraft(): Draft | undefined {
  const kept = read<Partial<Draft>>(sessionStorage, DRAFT) ?? read<Partial<Draft>>(localStorage, DRAFT);
  if (!kept?.fields) return undefined;
  const { fields, found, size, correcting } = kept;
  return {
    fields: textsOf(fields),
    found: typeof found === 'object' ? found : {},
    size: sizeIds.find((id) => id === size) ?? 'og',
    correcting: typeof correcting === 'string' ? correcting : undefined,
  };
}

export function keepDraft(draft: Draft): void {
  write(sessionStorage, DRAFT, draft);
  write(localStorage, DRAFT, draft);
}

export function lastOutlet(): string {
  const outlet = read<unknown>(localStorage, OUTLET);
  return typeof outlet === 'string' ? outlet : '';
}

export const keepOutlet = (outlet: string): boolean => write(localStorage, OUTLET, outlet);

export function readRecent(): readonly RecentCard[] {
  const cards = read<readonly RecentCard[]>(localStorage, RECENT);
  return Array.isArray(cards) ? cards.map((card) => ({ ...card, fields: textsOf(card.fields) })) : [];
}

/** The latest first. A full storage forgets the oldest. */
export function keepRecent(cards: readonly RecentCard[]): readonly RecentCard[] {
  for (let kept = cards.slice(0, RECENT_MAX); ; kept = kept.slice(0, -1)) {
    if (write(localStorage, RECENT, kept) || kept.length === 0) return kept;
  }
}

/** Whatever an older version of the page, or somebody by hand, put there. */
function textsOf(kept: unknown): Fields {
  const texts = Object.entries(kept ?? {}).filter(
    ([name, value]) => name in noFields && typeof value === 'string',
  );
  return { ...noFields, ...Object.fromEntries(texts) };
}

function read<T>(storage: Storage, name: string): T | undefined {
  try {
    return (JSON.parse(storage.getItem(name) ?? 'null') as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @returns whether there was room; a private window may have none at all. */
function write(storage: Storage, name: string, value: unknown): boolean {
  try {
    storage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
