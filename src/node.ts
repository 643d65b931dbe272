/** `presscard/node`: the ports for Node, and the service that `presscard serve` starts, in its parts. */
import type * as servers from './runtime/node/servers.ts';
import type * as service from './runtime/node/service.ts';

export { nodePorts } from './runtime/node/ports.ts';
export { containedRaster } from './runtime/node/contained-raster.ts';
export type { MakePress } from './runtime/node/thread-press.ts';
export type { NodeService } from './runtime/node/service.ts';
export type { RunningService } from './runtime/node/servers.ts';

// Loaded when they are called: a program that only renders starts without a server.

/**
 * The service on Node: threads that render, a store in memory or in a folder, counts for Prometheus.
 *
 * @throws PresscardError `setting_invalid` when a file that a setting names cannot be read,
 * `takedowns_unreadable` when the store cannot say what was withdrawn.
 */
export const nodeService: typeof service.nodeService = async (...given) =>
  (await import('./runtime/node/service.ts')).nodeService(...given);

/**
 * The servers of a service with keys: its own, and one for its counts on an address that no proxy reaches.
 *
 * @throws PresscardError `option_invalid` when a port cannot be had; nothing runs on then.
 */
export const runService: typeof servers.runService = async (...given) =>
  (await import('./runtime/node/servers.ts')).runService(...given);
