import { PresscardError } from '../errors.ts';
import { readSettings, requireService, settingNames, type Settings } from './settings.ts';

/** One thing about the settings, for a person. It never holds a value. */
export interface SettingNote {
  readonly level: 'error' | 'warning';
  readonly name: string;
  readonly message: string;
}

/**
 * What is wrong with the settings of a service for others, and what is likely a slip.
 *
 * @param environment as for `readSettings`.
 */
export function checkSettings(environment: Readonly<Record<string, unknown>>): readonly SettingNote[] {
  const notes: SettingNote[] = Object.keys(environment)
    .filter((name) => name.startsWith('PRESSCARD_') && !settingNames.some((known) => known === name))
    .map((name) => ({
      level: 'warning',
      name,
      message: 'is no setting of this version; docs/settings.md lists them',
    }));
  const settings = attempt(notes, () => readSettings(environment));
  if (!settings) return notes;
  attempt(notes, () => requireService(settings));
  return [...notes, ...slips(settings)];
}

function slips(settings: Settings): readonly SettingNote[] {
  const { PUBLIC_BASE_URL: base, PRESSCARD_KEYS: keys, PRESSCARD_API_KEYS: apiKeys } = settings;
  const states = new Set(keys.map(({ state }) => state));
  const found: [unless: boolean, name: string, message: string][] = [
    [
      !base?.startsWith('http:'),
      'PUBLIC_BASE_URL',
      'has http: networks and pages with https refuse such pictures',
    ],
    [
      keys.length === 0 || states.has('signing'),
      'PRESSCARD_KEYS',
      'has no key in the state signing: old addresses work, no new one can be made',
    ],
    [
      !states.has('frozen') || settings.PRESSCARD_FROZEN_CARDS !== undefined,
      'PRESSCARD_FROZEN_CARDS',
      'is missing: without it, frozen keys serve nothing. presscard keys allow makes the list from the log',
    ],
    [
      apiKeys.length > 0,
      'PRESSCARD_API_KEYS',
      'is empty: nobody can ask the service to sign; addresses made with presscard/sign work',
    ],
    [
      !settings.PRESSCARD_ACCESS_TEAM?.startsWith('http:'),
      'PRESSCARD_ACCESS_TEAM',
      'has http: anybody on the way could say who is let in',
    ],
    [
      !settings.PRESSCARD_WEBHOOK?.startsWith('http:'),
      'PRESSCARD_WEBHOOK',
      'has http: anybody on the way can read what is sent',
    ],
    [settings.PRESSCARD_MODE === 'keys', 'PRESSCARD_MODE', 'is open, which is for one machine alone'],
  ];
  return found.flatMap(([unless, name, message]) => (unless ? [] : [{ level: 'warning', name, message }]));
}

/** Runs a step, or notes what it has against the settings. */
function attempt<T>(notes: SettingNote[], step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof PresscardError)) throw error;
    for (const { field, rule } of error.fields) notes.push({ level: 'error', name: field, message: rule });
    return undefined;
  }
}
