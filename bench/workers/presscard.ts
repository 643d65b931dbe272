import presscard from '../../src/worker.ts';
import { answerBytes } from './routes.ts';

export default {
  ...presscard,
  fetch: (...call: Parameters<typeof presscard.fetch>) => answerBytes(call[0]) ?? presscard.fetch(...call),
};
