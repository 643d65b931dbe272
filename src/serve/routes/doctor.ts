import * as z from 'zod';
import { URL_MAX_CHARS } from '../../limits.ts';
import type { Service } from '../../service/service.ts';
import { readJson } from '../read-json.ts';
import { json, type Route } from '../route.ts';

const BODY_MAX_BYTES = 16 * 1024;

const schema = z.object({
  url: z.string().min(1).max(URL_MAX_CHARS).describe('The page to examine.'),
});

const answerSchema = z.object({
  url: z.string(),
  finalUrl: z.string().describe('Where the address leads.'),
  findings: z
    .array(
      z.object({
        code: z.string().describe('Stable; branch on it.'),
        severity: z.enum(['fault', 'warning', 'note']),
        message: z.string(),
        cure: z.string().describe('What helps.'),
        networks: z.array(z.string()).describe('Whom it concerns; everybody when empty.'),
      }),
    )
    .describe('What is wrong, the worst first.'),
  previews: z
    .array(z.looseObject({ network: z.string(), name: z.string() }))
    .describe('What each network shows.'),
  pictures: z.array(z.looseObject({ url: z.string() })),
  visits: z.array(z.looseObject({ name: z.string(), userAgent: z.string() })),
});

/** `POST /v1/doctor`: what is wrong with a page's preview. */
export function doctorRoute({ doctor }: Service): Route {
  return {
    method: 'post',
    path: '/v1/doctor',
    summary: 'Reads a page as the networks’ crawlers do, and says what is wrong with its preview',
    access: 'key',
    cors: true,
    body: { schema },
    answer: {
      description: 'Each fault with its cure, and what each network would show.',
      type: 'application/json',
      schema: answerSchema,
    },
    errors: ['address_refused', 'blocked_host', 'recursive', 'busy'],
    example: {
      body: { url: 'https://harbourpost.example/ferry-strike' },
      answer: {
        url: 'https://harbourpost.example/ferry-strike',
        finalUrl: 'https://harbourpost.example/ferry-strike',
        findings: [
          {
            code: 'image_missing',
            severity: 'fault',
            message: 'The page names no picture.',
            cure: 'Put one og:image with an absolute https address into the head.',
            networks: [],
          },
        ],
        previews: [{ network: 'facebook', name: 'Facebook' }],
        pictures: [],
        visits: [],
      },
    },
    async handle({ req }) {
      const { url } = await readJson(req.raw, schema, BODY_MAX_BYTES);
      return json(await doctor.report(url));
    },
  };
}
