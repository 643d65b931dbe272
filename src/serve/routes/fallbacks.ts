import * as z from 'zod';
import type { Service } from '../../service/service.ts';
import { json, type Route } from '../route.ts';
import { fallbackSchema } from '../schemas.ts';

/** `GET /v1/fallbacks`: which cards to have the networks fetch again. */
export function fallbacksRoute({ fallbacks }: Service): Route {
  return {
    method: 'get',
    path: '/v1/fallbacks',
    summary: 'Cards that went out with less than was asked for, the latest first',
    access: 'operator',
    answer: {
      description: 'Each with its path, the reason and the time.',
      type: 'application/json',
      schema: z.array(fallbackSchema),
    },
    errors: ['store_failed'],
    example: {
      answer: [{ path: '/c/v1/k7f3q/…/….png', reason: 'render_failed', at: '2026-03-14T18:06:12.345Z' }],
    },
    async handle() {
      return json(await fallbacks.list());
    },
  };
}
