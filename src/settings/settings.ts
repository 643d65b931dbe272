import * as z from 'zod';
import { PresscardError, type FieldFault } from '../errors.ts';
import { readApiKeys, readKeys, type ReadKeys } from '../keys/key-setting.ts';
import { HOW_TO_MAKE_KEYS } from '../keys/key-ring.ts';
import {
  FEED_EVERY_S,
  FEED_MAX_AGE_H,
  QUEUE_MAX_CARDS,
  RENDER_DEADLINE_MS,
  STORE_MAX_BYTES,
} from '../limits.ts';

const PORT_DEFAULT = 8787;
/** Beside the ports that Prometheus' own exporters take from 9100 on. */
const METRICS_PORT_DEFAULT = 9787;
const LOOPBACK = '127.0.0.1';

/**
 * Every setting, by its name in the environment (Node) or among variables and secrets (the Worker). The table
 * of docs/settings.md is made from the descriptions.
 */
export const settingsSchema = z.object({
  PUBLIC_BASE_URL: z
    .string()
    .transform(baseUrl)
    .optional()
    .describe(
      'Where the world reaches this service, such as `https://cards.example.org`. Every absolute address comes from it, never from a request. Required, except in open mode.',
    ),
  PRESSCARD_KEYS: keysOf(readKeys).describe(
    'Signing keys, as `id:state:secret` or `id:state:secret:outlet+outlet`, separated by commas or white space. States: `signing`, `verify`, `frozen`, `revoked`. `presscard keys new` makes one. Required, except in open mode. A secret.',
  ),
  PRESSCARD_API_KEYS: keysOf(readApiKeys).describe(
    'Who may ask the service to sign, as `id:hash:class` or `id:hash:class:outlet+outlet`, separated likewise. The hash is the SHA-256 of the token in hex, the class `standard` or `bulk`. `presscard keys new` makes one.',
  ),
  PRESSCARD_FROZEN_CARDS: z
    .string()
    .optional()
    .describe(
      'The allow-list for frozen keys: a file on Node, on the Worker the name of an object in the bucket bound as `STORE`. One digest of a card a line, made by `presscard keys allow`. Without it, frozen keys serve nothing.',
    ),
  PRESSCARD_OUTLETS: z
    .string()
    .transform(outletsSource)
    .optional()
    .describe(
      'A newsroom’s own outlets ([outlets.md](outlets.md)): on Node a folder with one file an outlet, logos and typefaces beside them (`presscard outlet new` writes one), or such a file; anywhere a JSON array of them. On the Worker a KV namespace bound as `OUTLETS` may hold them too. They stand before the built-in outlets.',
    ),
  PRESSCARD_STORE: z
    .string()
    .default('memory')
    .describe(
      'On Node: `memory`, or the path of a folder, which is made if it is missing and survives a restart. The Worker does not read it: its store is the bucket bound as `STORE`.',
    ),
  PRESSCARD_STORE_MAX_BYTES: whole(1_000_000, Number.MAX_SAFE_INTEGER, STORE_MAX_BYTES).describe(
    'How large the folder may grow, in bytes; the cards that nobody asked for longest go first.',
  ),
  PRESSCARD_ALLOW_HOSTS: list(
    /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i,
    'a host such as cms.local or 10.0.0.5:8080',
  ).describe(
    'Private hosts that photos and pages may be fetched from all the same, separated by commas: for tests and staging. Addresses of cloud metadata stay blocked.',
  ),
  PRESSCARD_FEEDS: list(/^https?:\/\/\S+$/i, 'the address of a feed').describe(
    'Feeds that are watched, separated by white space or commas (a comma in an address is `%2C`): by `presscard watch` where none is named, and by the Worker’s cron trigger. Whoever writes such a feed has cards signed: name feeds that you trust.',
  ),
  PRESSCARD_FEED_EVERY_S: whole(1, 86_400, FEED_EVERY_S).describe(
    'How often a feed is asked, in seconds. One that says with `Cache-Control` or `Retry-After` that it wants to be asked less often is. The Worker’s cron trigger comes once a minute.',
  ),
  PRESSCARD_FEED_MAX_AGE_H: whole(0, 1_000_000, FEED_MAX_AGE_H).describe(
    'Articles that were older, in hours, when they were first seen in a feed get no card before somebody shares them.',
  ),
  PRESSCARD_WEBHOOK: z
    .string()
    .regex(/^https?:\/\/\S+$/i, 'must be an address')
    .optional()
    .describe(
      'Where the URLs of each new card are sent, signed by the rules of [Standard Webhooks](https://www.standardwebhooks.com) ([watch.md](watch.md)). Only with `PRESSCARD_WEBHOOK_SECRET`.',
    ),
  PRESSCARD_WEBHOOK_SECRET: list(
    /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/,
    'whsec_ and 24 to 64 random bytes in base64: echo whsec_$(openssl rand -base64 32)',
  ).describe(
    'Secrets that webhooks are signed with, as `whsec_` and 24 to 64 random bytes in base64 (`echo whsec_$(openssl rand -base64 32)`). Two of them, separated by a comma, while one takes the place of the other. A secret.',
  ),
  PRESSCARD_CORS_ORIGINS: list(/^https?:\/\/[^/\s]+$/, 'an origin such as https://cms.example.org').describe(
    'Origins of web pages that may call the API from a browser, separated by commas.',
  ),
  PRESSCARD_ACCESS_TEAM: z
    .string()
    .transform(baseUrl)
    .optional()
    .describe(
      'Cloudflare Access in front of the studio: the team, such as `https://newsroom.cloudflareaccess.com`. Whoever it lets through needs no API key there. Only with `PRESSCARD_ACCESS_AUD`.',
    ),
  PRESSCARD_ACCESS_AUD: z
    .string()
    .regex(/^[\w.:/-]{8,200}$/, 'must be the audience tag of the Access application')
    .optional()
    .describe('The audience tag of that Access application, 64 hex digits in its overview.'),
  PRESSCARD_QUEUE_LENGTH: whole(1, 100_000, QUEUE_MAX_CARDS).describe(
    'Cards that wait for the renderer; the next one is answered 429.',
  ),
  PRESSCARD_RENDER_DEADLINE_MS: whole(50, 60_000, RENDER_DEADLINE_MS).describe(
    'How long a render may take before a fallback card goes out, in milliseconds.',
  ),
  PRESSCARD_METRICS: z
    .enum(['off', 'loopback', 'public'])
    .default('loopback')
    .describe(
      'Who may read `/metrics` on Node: nobody, this machine on a port of its own, or everybody who reaches the service.',
    ),
  PRESSCARD_METRICS_PORT: whole(0, 65_535, METRICS_PORT_DEFAULT).describe(
    'Port on 127.0.0.1 where `loopback` answers `/metrics`; 0 takes a free one.',
  ),
  PRESSCARD_MODE: z
    .enum(['keys', 'open'])
    .default('keys')
    .describe(
      '`npm run worker` sets `open`. A deployment never does: open mode answers its own machine only.',
    ),
  PORT: whole(0, 65_535, PORT_DEFAULT).describe('Port of `presscard serve`; 0 takes a free one.'),
  HOST: z
    .string()
    .regex(/^[0-9a-z.:_-]+$/i, 'must be an address to listen on, such as 0.0.0.0')
    .default(LOOPBACK)
    .describe(
      'Address that `presscard serve` listens on; `0.0.0.0` is every one. Open mode listens on loopback only.',
    ),
});

export type Settings = Readonly<z.output<typeof settingsSchema>>;
type SettingName = keyof Settings;

/** Where a newsroom's own outlets are described. */
export type OutletsSource = { readonly json: string } | { readonly file: string };

/**
 * The settings of a process or a Worker. Variables that are none of presscard's are left alone, bindings
 * included; an empty text is as good as none.
 *
 * @param environment `process.env`, or the `env` of a Worker.
 * @throws PresscardError `setting_invalid`: `fields` name each setting and what it must be, never what it is.
 */
export function readSettings(environment: Readonly<Record<string, unknown>>): Settings {
  const given = Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = environment[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const fields: FieldFault[] = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    rule: ruleOf(issue),
  }));
  const sentences = fields.map(({ field, rule }) => `${field} ${rule}`).join('; ');
  throw new PresscardError('setting_invalid', `${sentences}.`, { fields });
}

export const settingNames = Object.keys(settingsSchema.shape) as readonly SettingName[];

/**
 * What a service for others cannot do without. Open mode makes its keys for the run and needs none of it.
 *
 * @throws PresscardError `keys_missing` or `setting_invalid`
 */
export function requireService(
  settings: Settings,
): asserts settings is Settings & { PUBLIC_BASE_URL: string } {
  if (settings.PRESSCARD_KEYS.length === 0) {
    throw new PresscardError('keys_missing', `PRESSCARD_KEYS holds no key. ${HOW_TO_MAKE_KEYS}`, {
      fields: [{ field: 'PRESSCARD_KEYS', rule: `holds no key. ${HOW_TO_MAKE_KEYS}` }],
    });
  }
  const { PRESSCARD_ACCESS_TEAM: team, PRESSCARD_ACCESS_AUD: audience } = settings;
  if ((team === undefined) !== (audience === undefined)) {
    const field = team === undefined ? 'PRESSCARD_ACCESS_TEAM' : 'PRESSCARD_ACCESS_AUD';
    const rule = 'is missing: PRESSCARD_ACCESS_TEAM and PRESSCARD_ACCESS_AUD go together';
    throw new PresscardError('setting_invalid', `${field} ${rule}.`, { fields: [{ field, rule }] });
  }
  requireWebhookSecret(settings);
  if (settings.PUBLIC_BASE_URL === undefined) {
    const rule = 'is missing: give the address at which the world reaches this service';
    throw new PresscardError('setting_invalid', `PUBLIC_BASE_URL ${rule}.`, {
      fields: [{ field: 'PUBLIC_BASE_URL', rule }],
    });
  }
}

/** @throws PresscardError `setting_invalid` for a webhook that nothing would sign. */
export function requireWebhookSecret({
  PRESSCARD_WEBHOOK: webhook,
  PRESSCARD_WEBHOOK_SECRET: secrets,
}: Pick<Settings, 'PRESSCARD_WEBHOOK' | 'PRESSCARD_WEBHOOK_SECRET'>): void {
  if (webhook === undefined || secrets.length > 0) return;
  const field = 'PRESSCARD_WEBHOOK_SECRET';
  const rule = 'is missing: a webhook is signed. Make one with echo whsec_$(openssl rand -base64 32)';
  throw new PresscardError('setting_invalid', `${field} ${rule}.`, { fields: [{ field, rule }] });
}

function keysOf<T>(read: (text: string) => ReadKeys<T>) {
  return z
    .string()
    .default('')
    .transform((text, context): readonly T[] => {
      const { keys, problems } = read(text);
      for (const message of problems) context.addIssue({ code: 'custom', message });
      return keys;
    });
}

function whole(min: number, max: number, ifMissing: number) {
  const rule = `must be a whole number from ${min} to ${max}`;
  return z
    .union([
      z
        .string()
        .regex(/^\d{1,16}$/, rule)
        .transform(Number),
      z.int(rule),
    ])
    .pipe(z.int(rule).min(min, rule).max(max, rule))
    .default(ifMissing);
}

function list(each: RegExp, form: string) {
  return z
    .string()
    .default('')
    .transform((text, context): readonly string[] => {
      const items = text.split(/[\s,]+/).filter((item) => item !== '');
      if (!items.every((item) => each.test(item))) {
        context.addIssue({ code: 'custom', message: `must be a list of which each is ${form}` });
      }
      return items;
    });
}

function baseUrl(text: string, context: z.RefinementCtx): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const bare = url && !url.search && !url.hash && !url.username && !url.password;
  if (!bare || !/^https?:$/.test(url.protocol) || /[?#]/.test(text)) {
    const message = 'must be an address such as https://cards.example.org, without query and password';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
  return url.href.replace(/\/+$/, '');
}

function outletsSource(text: string, context: z.RefinementCtx): OutletsSource {
  if (!text.trimStart().startsWith('[')) return { file: text };
  try {
    JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'begins like a JSON array and is none' });
  }
  return { json: text };
}

function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return 'must be a text';
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_union') return issue.errors[0]?.[0]?.message ?? issue.message;
  return issue.message;
}
