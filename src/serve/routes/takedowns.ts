import * as z from 'zod';
import { idDigest, urlDigest } from '../../card-url/card.ts';
import { cardTag } from '../../card/identity.ts';
import { identifyAddress } from '../../card/identify-address.ts';
import { openAddress } from '../../card-url/open.ts';
import { ownAddress } from '../../card-url/own-address.ts';
import { purgeTwice } from '../../cache/purge.ts';
import { PresscardError } from '../../errors.ts';
import type { ApiKey } from '../../keys/api-key.ts';
import { ARTICLE_MAX_BYTES, FIELD_MAX_CHARS } from '../../limits.ts';
import { checkOperator, checkOutlet } from '../../service/access.ts';
import { photoTag } from '../../service/photos.ts';
import type { Service } from '../../service/service.ts';
import { readJson } from '../read-json.ts';
import { json, type Route } from '../route.ts';
import { takedownSchema } from '../schemas.ts';

const text = z.string().min(1).max(FIELD_MAX_CHARS);

const bodySchema = z.object({
  card: text
    .optional()
    .describe(
      'The address of one card or share page: the page, and the picture in every size, are withdrawn.',
    ),
  article: z
    .object({
      outlet: text.describe('Id, name or domain of its outlet.'),
      id: text.optional().describe('The article, as the CMS calls it.'),
      url: text.optional().describe('Its address.'),
    })
    .optional()
    .describe('An article by its id or its address: every card of it is withdrawn.'),
  photo: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be a photo’s sha256')
    .optional()
    .describe('A photo: every card with it is withdrawn. Wants an API key that is not limited to outlets.'),
  reason: text.max(500).optional().describe('For the desk’s own list; no reader sees it.'),
  withdrawn: z.boolean().default(true).describe('false takes a withdrawal back.'),
});

/** `POST /v1/takedowns`: withdraws an article or one card, everywhere and until it is taken back. */
export function takedownsRoute(service: Service): Route {
  return {
    method: 'post',
    path: '/v1/takedowns',
    summary: 'Withdraws an article’s cards or a single card',
    access: 'key',
    cors: true,
    body: { schema: bodySchema },
    answer: {
      description: 'From now on these answer 410, on every instance, and are not signed again.',
      type: 'application/json',
      schema: z.object({ withdrawn: z.boolean(), tags: z.array(z.string()) }),
    },
    errors: ['takedown_invalid', 'outlet_refused', 'signature_invalid', 'purge_failed', 'store_failed'],
    example: {
      body: { article: { outlet: 'harbour-post', id: 'a-4711' }, reason: 'court order' },
      answer: { withdrawn: true, tags: ['article-4afafe5d4f05fb87d51dd605984f5b4b'] },
    },
    async handle({ req }, apiKey) {
      const { card, article, photo, reason, withdrawn } = await readJson(
        req.raw,
        bodySchema,
        ARTICLE_MAX_BYTES,
      );
      const tags = [
        ...(card === undefined ? [] : await tagsOfCard(service, card, apiKey!)),
        ...(photo === undefined ? [] : [tagOfPhoto(photo, apiKey!)]),
        ...(article === undefined ? [] : await tagsOfArticle(service, article, apiKey!)),
      ];
      if (tags.length === 0) {
        throw new PresscardError(
          'takedown_invalid',
          'Name a card by its address, a photo by its sha256, or an article by its id or address.',
        );
      }
      for (const tag of tags) {
        if (withdrawn)
          await service.takedowns.withdraw(tag, { by: apiKey!.id, ...(reason ? { reason } : {}) });
        else await service.takedowns.reinstate(tag);
      }
      await purge(service, tags);
      return json({ withdrawn, tags });
    },
  };
}

/** `GET /v1/takedowns`: what is withdrawn. */
export function takedownListRoute({ takedowns }: Service): Route {
  return {
    method: 'get',
    path: '/v1/takedowns',
    summary: 'What is withdrawn',
    access: 'operator',
    answer: {
      description: 'Every withdrawal, by its tag.',
      type: 'application/json',
      schema: z.array(takedownSchema),
    },
    errors: ['store_failed'],
    example: {
      answer: [
        {
          tag: 'article-4afafe5d4f05fb87d51dd605984f5b4b',
          at: '2026-03-14T19:00:00.000Z',
          by: 'cms',
          reason: 'court order',
        },
      ],
    },
    async handle() {
      return json(await takedowns.list());
    },
  };
}

/** `POST /v1/purge`: whoever keeps cards forgets them; they are rendered again when somebody asks. */
export function purgeRoute(service: Service): Route {
  const schema = z.object({
    tags: z
      .array(
        z
          .string()
          .regex(
            /^(card|article|photo|outlet|kid|design)-[A-Za-z0-9._~:-]{1,64}$/,
            'must be a tag like outlet-rt',
          ),
      )
      .min(1)
      .max(100),
  });
  return {
    method: 'post',
    path: '/v1/purge',
    summary: 'Empties the caches by tag',
    access: 'operator',
    body: { schema },
    answer: {
      description: 'The store and the edge cache forgot them.',
      type: 'application/json',
      schema: z.object({ purged: z.array(z.string()) }),
    },
    errors: ['purge_failed', 'store_failed'],
    example: { body: { tags: ['outlet-harbour-post'] }, answer: { purged: ['outlet-harbour-post'] } },
    async handle({ req }, apiKey) {
      checkOperator(apiKey!);
      const { tags } = await readJson(req.raw, schema, ARTICLE_MAX_BYTES);
      await purge(service, tags);
      return json({ purged: tags });
    },
  };
}

async function purge({ cache, later, press }: Service, tags: readonly string[]): Promise<void> {
  await purgeTwice(cache, tags, { log: press.ports.log, later });
}

function tagOfPhoto(sha256: string, apiKey: ApiKey): string {
  checkOperator(apiKey);
  return photoTag(sha256);
}

async function tagsOfCard(service: Service, address: string, apiKey: ApiKey): Promise<string[]> {
  // One that was signed for another base is taken as well, since its signature is ours.
  const opened = await openAddress(ownAddress(address, service.baseUrl) ?? address, service.keys);
  const nowMs = service.press.ports.clock.now();
  // A card is one card in all of its sizes, and on its share page.
  const { identity, digests } = await identifyAddress(service.press, opened, nowMs);
  checkOutlet(apiKey, identity.outlet.id);
  return digests.map(cardTag);
}

async function tagsOfArticle(
  { press }: Service,
  { outlet: name, id, url }: NonNullable<z.infer<typeof bodySchema>['article']>,
  apiKey: ApiKey,
): Promise<string[]> {
  const outlet = press.outlets.resolve(name);
  checkOutlet(apiKey, outlet.id);
  if (url !== undefined) {
    // The address alone names the article, so a key for one outlet may not name another one's.
    const host = URL.canParse(url) ? new URL(url).hostname : '';
    const isOwn = outlet.domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
    if (!isOwn) checkOperator(apiKey);
  }
  return [
    ...(id === undefined ? [] : [`article-${await idDigest(outlet.id, id)}`]),
    ...(url === undefined ? [] : [`article-${await urlDigest(url)}`]),
  ];
}
