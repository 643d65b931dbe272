import { startServer, type Service } from '../cli.ts';
import { startWorker } from '../workerd.ts';

/** presscard as it really runs, both ways: what one answers, the other answers. */
export const services: readonly { readonly runtime: string; readonly start: () => Promise<Service> }[] = [
  { runtime: 'Node', start: () => startServer() },
  { runtime: 'workerd', start: () => startWorker() },
];
