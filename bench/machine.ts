import { arch, cpus, platform } from 'node:os';
import { versionOf } from './versions.ts';

/** What the figures depend on beside the code. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly system: string;
  readonly node: string;
  readonly workerd: string;
}

export function thisMachine(): Machine {
  const all = cpus();
  return {
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    system: `${platform()} ${arch()}`,
    node: process.versions.node,
    workerd: versionOf('workerd'),
  };
}
