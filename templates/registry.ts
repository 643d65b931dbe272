import { classic } from './classic.tsx';
import { night } from './night.tsx';
import { photo } from './photo.tsx';
import type { Template } from './template.ts';

/** Every design, the default first. A design that is not here does not exist; one without a golden fails the tests. */
export const templates = [classic, night, photo] as const satisfies readonly Template[];
