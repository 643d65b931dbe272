/** `presscard/node`: the ports for Node, and the service that `presscard serve` starts, in its parts. */
export { nodePorts } from './runtime/node/ports.ts';
export { containedRaster } from './runtime/node/contained-raster.ts';
export type { MakePress } from './runtime/node/thread-press.ts';
export { nodeService, type NodeService } from './runtime/node/service.ts';
export { runService, type RunningService } from './runtime/node/servers.ts';
