import type { Fonts } from './outlet/describe-outlet.ts';
import type { OutletInput } from './outlet/outlet.ts';
import { builtInOutlets } from './outlet/outlets.ts';
import { createRegistry, type OutletRegistry } from './outlet/registry.ts';
import { ArtLayout } from './paint/art.ts';
import { Painter } from './paint/painter.ts';
import type { EngineSet, Ports } from './ports.ts';
import { Typesetter } from './typeset/typesetter.ts';
import { crop } from '../templates/crop.tsx';
import { plain } from '../templates/plain.tsx';
import { templates as builtInTemplates } from '../templates/registry.ts';
import type { Template } from '../templates/template.ts';

/** What a newsroom may bring instead of a fork. */
export interface Newsroom {
  /** Take the place of the built-in outlets. */
  readonly outlets?: readonly OutletInput[];
  /** Typefaces (TTF, OTF or WOFF2) by the names that the outlets' `faces` have them under. */
  readonly fonts?: Fonts;
  /** Stand before the built-in templates; one of the same id takes its place. */
  readonly templates?: readonly Template[];
}

/** A newsroom's parts, and what they run on. */
export interface PressOptions extends Newsroom {
  /** `nodePorts()` of `presscard/node`, or `workerPorts()` of `presscard/worker`. */
  readonly ports: Ports;
}

/** Everything that is made once and prints every card: engines, faces, outlets, designs. */
export interface Press {
  readonly ports: Ports;
  readonly outlets: OutletRegistry;
  readonly templates: readonly Template[];
  readonly typesetter: Typesetter;
  readonly layout: ArtLayout;
  readonly painter: Painter;
}

/** @throws PresscardError `outlet_invalid`. */
export function createPress({
  ports,
  outlets: inputs = builtInOutlets,
  templates: own = [],
  fonts,
}: PressOptions): Press {
  const templates = [...own, ...builtInTemplates, plain, crop];
  const outlets = createRegistry(inputs, { raster: ports.raster, fonts, templates: templateIds(own) });
  return { outlets, templates, ...onEngines(ports, outlets) };
}

/** Ids of the designs that an outlet may have as its own. */
export function templateIds(own: readonly Template[] = []): readonly string[] {
  return [...own, ...builtInTemplates].map(({ id }) => id);
}

/** The same press on other engines, with no font loaded yet: those that were live in the old engine's memory. */
export function withEngines(press: Press, engines: EngineSet): Press {
  return { ...press, ...onEngines({ ...press.ports, ...engines }, press.outlets) };
}

function onEngines(
  ports: Ports,
  { all }: OutletRegistry,
): Pick<Press, 'ports' | 'typesetter' | 'layout' | 'painter'> {
  return {
    ports,
    typesetter: new Typesetter(
      ports,
      all.flatMap(({ faces }) => Object.values(faces ?? {})),
    ),
    layout: new ArtLayout(ports.engines.satori),
    painter: new Painter(ports.raster),
  };
}
