import { FACE_MAX_BYTES, FACES_MAX_BYTES } from '../../limits.ts';
import { readOutletFiles, type OutletSource, type ReadOutlets } from '../../outlet/outlet-file.ts';
import type { Ports } from '../../ports.ts';
import { templateIds } from '../../press.ts';

/** The outlets of a folder, with what they name, each file checked, within what a process holds. */
export function readOutlets(
  source: OutletSource,
  ports: Pick<Ports, 'engines' | 'raster'>,
): Promise<ReadOutlets> {
  return readOutletFiles(source, {
    ports,
    templates: templateIds(),
    faceMaxBytes: FACE_MAX_BYTES.node,
    facesMaxBytes: FACES_MAX_BYTES.node,
  });
}
