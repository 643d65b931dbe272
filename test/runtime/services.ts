import { startServer, type Service } from '../cli.ts';
import { startWorker } from '../workerd.ts';

/** presscard as it really runs, both ways: what one answers, the other answers. */
export const services: readonly {
  readonly runtime: string;
  readonly start: (settings?: Readonly<Record<string, string>>) => Promise<Service>;
}[] = [
  { runtime: 'Node', start: (settings) => startServer(settings) },
  { runtime: 'workerd', start: (settings) => startWorker({ PRESSCARD_MODE: 'open', ...settings }) },
];
