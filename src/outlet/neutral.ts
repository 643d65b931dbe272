import { LABEL_MAX_CHARS } from '../limits.ts';
import { outletSchema, type Outlet } from './outlet.ts';

const LABEL = /^(?!-)[\p{L}\p{N}-]{1,63}(?<!-)$/u;

/**
 * The outlet for a domain that nobody described: its own name in ink on tinted paper, no colour that could
 * pass for a brand, the language of each article, and UTC, because nothing else is known.
 *
 * @param domain as `registrableName` returns it.
 */
export function neutralOutlet(domain: string): Outlet {
  const {
    logo: _,
    logoOnDark: __,
    faces: ___,
    ...described
  } = outletSchema.parse({
    id: 'neutral',
    name: domain,
    domains: [domain],
    language: 'und',
    locale: 'und',
    zone: 'UTC',
    colour: '#4a5560',
    paper: '#f6f8fa',
    voice: 'modern',
  });
  // The id is the domain itself: its dots keep it apart from every described outlet and every other domain.
  return { ...described, mark: { form: 'word', text: domain }, id: domain };
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
  if (domain.length > LABEL_MAX_CHARS || labels.length < 2) return undefined;
  if (!labels.every((label) => LABEL.test(label))) return undefined;
  return /^\p{L}/u.test(labels.at(-1)!) ? domain : undefined;
}
