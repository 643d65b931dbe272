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
export interface PressOptions {
  readonly ports: Ports;
  /** Take the place of the built-in outlets. */
  readonly outlets?: readonly OutletInput[];
  /** Stand before the built-in templates; one of the same id takes its place. */
  readonly templates?: readonly Template[];
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
export function createPress({ ports, outlets = builtInOutlets, templates = [] }: PressOptions): Press {
  return {
    outlets: createRegistry(outlets),
    templates: [...templates, ...builtInTemplates, plain, crop],
    ...onEngines(ports),
  };
}

/** The same press on other engines, with no font loaded yet: those that were live in the old engine's memory. */
export function withEngines(press: Press, engines: EngineSet): Press {
  return { ...press, ...onEngines({ ...press.ports, ...engines }) };
}

function onEngines(ports: Ports): Pick<Press, 'ports' | 'typesetter' | 'layout' | 'painter'> {
  return {
    ports,
    typesetter: new Typesetter(ports.engines.harfbuzz, ports.fonts, ports.log),
    layout: new ArtLayout(ports.engines.satori),
    painter: new Painter(ports.raster),
  };
}
