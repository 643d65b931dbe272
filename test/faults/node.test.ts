import { runTable } from './support/run.ts';
import { startNode } from './support/start.ts';

runTable('Node', () => startNode());
