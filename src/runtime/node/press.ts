import { besides, describeProblem } from '../../outlet/outlet-file.ts';
import type { OutletInput } from '../../outlet/outlet.ts';
import { builtInOutlets } from '../../outlet/outlets.ts';
import { createPress, type Press } from '../../press.ts';
import type { Settings } from '../../settings/settings.ts';
import { nodePorts } from './ports.ts';
import { outletFolder } from './outlet-folder.ts';
import { readOutlets } from './read-outlets.ts';
import type { LogPort } from '../../ports.ts';

/** A press with the outlets that the settings name, and those outlets as data for the threads. */
export interface NodePress {
  readonly press: Press;
  readonly outlets: readonly OutletInput[];
}

/**
 * The press of this process. An outlet whose file is wrong is left out and logged.
 *
 * @throws PresscardError `setting_invalid` when the folder of PRESSCARD_OUTLETS cannot be read.
 */
export async function nodePress(
  { PRESSCARD_OUTLETS }: Pick<Settings, 'PRESSCARD_OUTLETS'>,
  log?: LogPort,
): Promise<NodePress> {
  const ports = nodePorts(log ? { log } : {});
  const { outlets, problems } = await readOutlets(outletFolder(PRESSCARD_OUTLETS), ports);
  for (const problem of problems) {
    ports.log.write('error', 'outlet_invalid', { problem: describeProblem(problem) });
  }
  return { press: createPress({ ports, outlets: outletsOf(outlets) }), outlets };
}

/** A newsroom's own outlets and, behind them, the built-in ones. */
export function outletsOf(own: readonly OutletInput[]): readonly OutletInput[] {
  return besides(own, builtInOutlets);
}
