import { outletSchema, type Outlet } from './outlet.ts';

const LABEL = /^(?!-)[\p{L}\p{N}-]{1,63}(?<!-)$/u;

/**
 * The outlet for a domain that nobody described: its own name in ink on tinted paper, no colour that could
 * pass for a brand, English dates and UTC, because nothing else is known.
 *
 * @param domain as `registrableName` returns it.
 */
export function neutralOutlet(domain: string): Outlet {
  return outletSchema.parse({
    id:
      domain
        .normalize('NFKD')
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '') || 'outlet',
    name: domain,
    domains: [domain],
    language: 'en',
    locale: 'en-GB',
    zone: 'UTC',
    mark: { form: 'word', text: domain },
    colour: '#4a5560',
    paper: '#f6f8fa',
    voice: 'modern',
  });
}

/**
 * A domain in the form that stands on a card: lower case, without `www.` and a trailing dot.
 *
 * @returns undefined for what cannot be a public domain name: one label, an address in digits, a character
 * that no host name has.
 */
export function registrableName(text: string): string | undefined {
  const domain = text
    .trim()
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '');
  const labels = domain.split('.');
  if (domain.length > 253 || labels.length < 2) return undefined;
  if (!labels.every((label) => LABEL.test(label))) return undefined;
  return /^\p{L}/u.test(labels.at(-1)!) ? domain : undefined;
}
