import type { PreviewFacts } from '../preview.ts';
import type { SignedCard } from '../../service/sign-cards.ts';
import type { Finding } from '../../doctor/finding.ts';
import type { Fit } from '../../typeset/fit-answer.ts';
import type { SizeId } from '../../../templates/sizes.ts';
import type { Problem } from './api.ts';
import type { FieldName, Fields } from './fields.ts';
import { noFields } from './fields.ts';
import { noHistory, type History } from './history.ts';
import type { RecentCard } from './kept.ts';
import type { Picture } from './previewer.ts';

/** What a field held when its value was found, and where that was. */
export interface Found {
  readonly value: string;
  readonly source: string;
  /** What exactly it was there. */
  readonly detail?: string | undefined;
  /** 0 to 1; below a half it is a guess. */
  readonly confidence: number;
}

/** What undo goes back to. */
export interface Table {
  readonly fields: Fields;
  readonly found: Readonly<Partial<Record<FieldName, Found>>>;
}

/** A card that was signed before and is to be replaced. */
export interface Correction {
  readonly url: string;
  readonly fields: Fields;
  readonly isWithdrawn: boolean;
  /** Whether the old address is taken down once there is a new one. */
  readonly takesDown: boolean;
  /** What became of the old address. */
  readonly outcome: 'taken-down' | 'same-card' | 'left' | undefined;
}

/** What the doctor said about a page, or that it is still looking. */
export interface Examined {
  readonly url: string;
  readonly isUnderWay: boolean;
  readonly findings?: readonly Finding[];
  readonly problem?: Problem;
}

/** A card that was signed, with the fields it was signed from. */
export interface Made {
  readonly fields: Fields;
  readonly card: SignedCard;
}

export const stageIds = ['card', 'feeds', 'take'] as const;
export type StageId = (typeof stageIds)[number];

/** Everything that the page shows. */
export interface StudioState extends Table {
  readonly history: History<Table>;
  readonly size: SizeId;
  readonly stage: StageId;
  readonly showsSafeArea: boolean;
  readonly feedTheme: 'light' | 'dark';
  readonly pictures: Readonly<Partial<Record<SizeId, Picture>>>;
  readonly templatePictures: Readonly<Record<string, Picture | undefined>>;
  /** Of the picture that is looked at. */
  readonly facts: PreviewFacts | undefined;
  readonly fits: Readonly<Partial<Record<SizeId, Fit>>>;
  readonly isDrawing: boolean;
  /** Why there is no card. */
  readonly problem: Problem | undefined;
  readonly link: 'ok' | 'away' | 'signed-out';
  /** What stands in the first box. */
  readonly pasted: string;
  readonly isReading: boolean;
  readonly pasteProblem: Problem | undefined;
  readonly isPhotoComing: boolean;
  readonly photoProblem: Problem | undefined;
  /** A picture that the article's page names. */
  readonly offeredPhoto: string | undefined;
  readonly made: Made | undefined;
  readonly isMaking: boolean;
  readonly makeProblem: Problem | undefined;
  readonly correction: Correction | undefined;
  readonly examination: Examined | undefined;
  readonly recent: readonly RecentCard[];
  /** A sentence for a moment, for eyes and ears. */
  readonly said: { readonly text: string; readonly isBad: boolean } | undefined;
}

export const firstState: StudioState = {
  fields: noFields,
  found: {},
  history: noHistory,
  size: 'og',
  stage: 'card',
  showsSafeArea: false,
  feedTheme: 'light',
  pictures: {},
  templatePictures: {},
  facts: undefined,
  fits: {},
  isDrawing: false,
  problem: undefined,
  link: 'ok',
  pasted: '',
  isReading: false,
  pasteProblem: undefined,
  isPhotoComing: false,
  photoProblem: undefined,
  offeredPhoto: undefined,
  made: undefined,
  isMaking: false,
  makeProblem: undefined,
  correction: undefined,
  examination: undefined,
  recent: [],
  said: undefined,
};

/** Whether the card that was made is the one on the table. */
export function isMadeCurrent({ made, fields }: Pick<StudioState, 'made' | 'fields'>): boolean {
  return made !== undefined && JSON.stringify(made.fields) === JSON.stringify(fields);
}
