import { runTable } from './support/run.ts';
import { startWorkerd } from './support/start.ts';

runTable('workerd', () => startWorkerd());
