import { createPress, type Press } from '../../press.ts';
import { containedRaster } from './contained-raster.ts';
import { nodePorts } from './ports.ts';

/** The built-in press of a thread. A newsroom's own module has the same form: a function that makes a press. */
export default function makePress(): Press {
  return createPress({ ports: nodePorts({ raster: containedRaster() }) });
}
