import { PresscardError } from '../../../errors.ts';
import { readSettings, settingsSchema, type Settings } from '../../../settings/settings.ts';
import { parseOptions } from './options.ts';

const OPTIONS = {
  every: { type: 'string' },
  since: { type: 'string' },
  all: { type: 'boolean', default: false },
  webhook: { type: 'string' },
  once: { type: 'boolean', default: false },
  'metrics-port': { type: 'string' },
} as const;

export interface WatchOptions {
  readonly values: { readonly once: boolean; readonly all: boolean };
  /** Of the environment, with the options in their place. */
  readonly settings: Settings;
  readonly metricsPort: number | undefined;
}

/** @throws PresscardError `option_invalid` or `setting_invalid` */
export function readWatchOptions(args: readonly string[]): WatchOptions {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const port = values['metrics-port'];
  return {
    values,
    settings: readSettings(withOptions(values, positionals)),
    metricsPort: port === undefined ? undefined : portOf(port),
  };
}

/** Options take the place of settings, and are checked as they are. */
function withOptions(
  { every, since, webhook }: { every?: string; since?: string; webhook?: string },
  feeds: readonly string[],
): Readonly<Record<string, unknown>> {
  return {
    ...process.env,
    ...(feeds.length === 0
      ? {}
      : { PRESSCARD_FEEDS: feeds.map((feed) => feed.replaceAll(',', '%2C')).join(' ') }),
    ...(every === undefined ? {} : { PRESSCARD_FEED_EVERY_S: secondsOf('every', every) }),
    ...(since === undefined
      ? {}
      : { PRESSCARD_FEED_MAX_AGE_H: Math.ceil(secondsOf('since', since) / 3_600) }),
    ...(webhook === undefined ? {} : { PRESSCARD_WEBHOOK: webhook }),
  };
}

const UNITS_S = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** @throws PresscardError `option_invalid` */
function secondsOf(option: string, text: string): number {
  const [, number, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (number !== undefined && Number(number) > 0)
    return Number(number) * UNITS_S[unit as keyof typeof UNITS_S];
  throw new PresscardError('option_invalid', `--${option} takes a time such as 30s, 5m, 24h or 7d.`);
}

/** @throws PresscardError `option_invalid` */
function portOf(text: string): number {
  const { success, data } = settingsSchema.shape.PRESSCARD_METRICS_PORT.safeParse(text);
  if (success) return data satisfies Settings['PRESSCARD_METRICS_PORT'];
  throw new PresscardError(
    'option_invalid',
    '--metrics-port takes a port, such as 9788; 0 takes a free one.',
  );
}
