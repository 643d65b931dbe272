import type { Fact } from '../fact.ts';
import { domainOf } from './address.ts';

/** The clock of the national press where a country has several; those of federal states are not guessed. */
const CAPITAL_ZONES: Readonly<Record<string, string>> = {
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  GL: 'America/Nuuk',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MN: 'Asia/Ulaanbaatar',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  UZ: 'Asia/Tashkent',
};
/** Country codes that are sold to everybody. */
const ANYBODYS = new Set('AC AG AI BZ CC CO FM GG IO LA LY ME NU PW SC SH ST TK TO TV VC WS'.split(' '));

/** The zone of the country that the page's domain belongs to, for times without one. */
export function zoneOfSite(url: URL | undefined): Fact | undefined {
  const tld = url && domainOf(url)?.split('.').at(-1)?.toUpperCase();
  if (tld === undefined || !/^[A-Z]{2}$/.test(tld) || ANYBODYS.has(tld)) return undefined;
  const country = tld === 'UK' ? 'GB' : tld;
  const [only, ...more] = zonesOf(country);
  const value = more.length === 0 ? only : undefined;
  const zone = CAPITAL_ZONES[country] ?? value;
  return zone === undefined
    ? undefined
    : { value: zone, source: 'url', detail: 'country of the domain', confidence: 0.6 };
}

function zonesOf(country: string): readonly string[] {
  try {
    const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
      getTimeZones?: () => string[] | undefined;
    };
    return locale.getTimeZones?.() ?? [];
  } catch {
    return [];
  }
}
