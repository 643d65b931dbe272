import { breaking } from './breaking.tsx';
import { classic } from './classic.tsx';
import { frame } from './frame.tsx';
import { index } from './index-card.tsx';
import { live } from './live.tsx';
import { night } from './night.tsx';
import { opinion } from './opinion.tsx';
import { photo } from './photo.tsx';
import { podcast } from './podcast.tsx';
import { quote } from './quote.tsx';
import { review } from './review.tsx';
import { split } from './split.tsx';
import type { Template } from './template.ts';
import { video } from './video.tsx';

/** Every design, the default first. A design that is not here does not exist; one without a golden fails the tests. */
export const templates = [
  classic,
  frame,
  photo,
  live,
  opinion,
  night,
  split,
  breaking,
  review,
  quote,
  podcast,
  video,
  index,
] as const satisfies readonly Template[];
