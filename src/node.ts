/** `presscard/node`: the ports for Node, and the service that `presscard serve` starts. */
export { nodePorts } from './runtime/node/ports.ts';
export { nodeService, type NodeService } from './runtime/node/service.ts';
