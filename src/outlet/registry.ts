import { PresscardError, excerpt } from '../errors.ts';
import { describeOutlet, isFault, type OutletTools } from './describe-outlet.ts';
import { neutralOutlet, registrableName } from './neutral.ts';
import { outletSchema, type Outlet, type OutletInput } from './outlet.ts';

/** The outlets that this installation knows, found by id, name or domain. */
export interface OutletRegistry {
  readonly all: readonly Outlet[];
  /**
   * @param nameOrDomain an id, a name, or a domain, with or without `www.`.
   * @returns the outlet; for a domain that nobody described, a neutral one made from the domain.
   * @throws PresscardError `outlet_unknown` for a word that is none of these.
   */
  resolve(nameOrDomain: string): Outlet;
  findByDomain(domain: string): Outlet | undefined;
  findByName(name: string): Outlet | undefined;
}

/** @throws PresscardError `outlet_invalid`, naming the outlet, the field and the rule. */
export function createRegistry(inputs: readonly OutletInput[], tools: OutletTools = {}): OutletRegistry {
  const all = inputs.map((input) => readOutlet(input, tools));
  const byName = new Map<string, Outlet>();
  const byDomain = new Map<string, Outlet>();
  for (const outlet of all) {
    for (const name of namesOf(outlet)) byName.set(foldName(name), outlet);
    for (const domain of outlet.domains) byDomain.set(domain.toLowerCase(), outlet);
  }

  const findByName = (name: string): Outlet | undefined => byName.get(foldName(name));
  const findByDomain = (domain: string): Outlet | undefined => {
    // news.rt.com belongs to rt.com: the labels on the left are dropped one by one.
    for (let rest = domain.toLowerCase(); rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
      const found = byDomain.get(rest);
      if (found) return found;
    }
    return undefined;
  };

  return {
    all,
    findByDomain,
    findByName,
    resolve(nameOrDomain) {
      const known = findByName(nameOrDomain);
      const domain = registrableName(nameOrDomain);
      // harbour.post is a domain of its own, whatever it sounds like; an outlet called Gazeta.Ru is one by its name.
      if (known && (!domain || isCalled(known, nameOrDomain))) return known;
      if (domain) return findByDomain(domain) ?? neutralOutlet(domain);
      throw new PresscardError(
        'outlet_unknown',
        `There is no outlet of this name. Use one of ${all.map(({ id }) => id).join(', ')}, or the outlet's domain, such as example.org.`,
        { fields: [{ field: 'outlet', rule: 'an id, name or domain', received: nameOrDomain }] },
      );
    },
  };
}

function readOutlet(input: OutletInput, tools: OutletTools): Outlet {
  const parsed = outletSchema.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw wrong(input, issue.path.join('.') || 'shape', issue.message);
  }
  const outlet = describeOutlet(parsed.data, tools);
  if (isFault(outlet)) throw wrong(input, outlet.field, outlet.fault);
  return outlet;
}

function wrong({ id }: OutletInput, field: string, rule: string): PresscardError {
  return new PresscardError('outlet_invalid', `The outlet ${excerpt(id)} has a wrong ${field}: ${rule}.`);
}

function namesOf({ id, name, shortName, aliases }: Outlet): readonly string[] {
  return [id, name, ...(shortName === undefined ? [] : [shortName]), ...aliases];
}

function isCalled(outlet: Outlet, text: string): boolean {
  const asked = text.trim().toLowerCase();
  return namesOf(outlet).some((one) => one.toLowerCase() === asked);
}

/** Names are compared as a reader would: no case, no accents of composition, no punctuation. */
function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
