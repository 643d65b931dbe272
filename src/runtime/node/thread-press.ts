import type { OutletInput } from '../../outlet/outlet.ts';
import { createPress, type Press } from '../../press.ts';
import { containedRaster } from './contained-raster.ts';
import { nodePorts } from './ports.ts';
import { outletsOf } from './press.ts';

/** What a press module exports by default: it is called once in every thread. */
export type MakePress = (settings: { readonly outlets: readonly OutletInput[] }) => Press | Promise<Press>;

/** The built-in press of a thread. A newsroom's own module has the same form: a function that makes a press. */
const makePress: MakePress = ({ outlets }) =>
  createPress({ ports: nodePorts({ raster: containedRaster() }), outlets: outletsOf(outlets) });

export default makePress;
