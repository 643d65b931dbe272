import * as z from 'zod';
import { designOf } from '../../card/design.ts';
import type { Service } from '../../service/service.ts';
import { checked } from '../read-json.ts';
import { json, type Route } from '../route.ts';

const query = z.object({ outlet: z.string().min(1).max(200).describe('Id, name or domain of an outlet.') });

/** A signer may go on with a design for this long after it changed: its cards then live a day. */
const CACHE_CONTROL = 'public, max-age=60';

/** `GET /v1/design`: what a signer puts into `v`. */
export function designRoute({ press }: Service): Route {
  return {
    method: 'get',
    path: '/v1/design',
    summary: 'The running design version of an outlet, for `v` of a card that you sign yourself',
    access: 'public',
    cors: true,
    query,
    answer: {
      description: 'With this `v` a card is kept for good.',
      type: 'application/json',
      schema: z.object({ outlet: z.string(), v: z.string() }),
    },
    errors: ['outlet_unknown'],
    example: { query: { outlet: 'harbour-post' }, answer: { outlet: 'harbour-post', v: 'd39f7695e4cb' } },
    async handle({ req }) {
      const outlet = press.outlets.resolve(checked(req.query(), query).outlet);
      return json({ outlet: outlet.id, v: await designOf(press, outlet) }, 200, CACHE_CONTROL);
    },
  };
}
