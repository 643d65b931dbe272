/** `presscard/node`: the ports for Node. */
export { nodePorts } from './runtime/node/ports.ts';
