/** What runs inside a render thread: one press, one card or one page after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { isEngineFailure } from '../../render/engine-failure.ts';
import { renderJob } from '../../render/renderer.ts';
import { causeOf } from '../../cause-of.ts';
import { readFields } from '../../source/source.ts';
import type { MakePress } from './thread-press.ts';
import { writeFault, type ThreadAnswer, type ThreadJob, type ThreadSettings } from './thread-messages.ts';

const { pressModule, outlets } = workerData as ThreadSettings;
const { default: makePress } = (await import(pressModule)) as { default: MakePress };
const press = await makePress({ outlets });
await warmUp();

parentPort!.on('message', (job: ThreadJob) => void answer(job));
send({ kind: 'ready' });

async function answer(asked: ThreadJob): Promise<void> {
  try {
    if (asked.kind === 'page') {
      const context = { outlets: press.outlets, fetchGuarded: undefined };
      return send({ kind: 'page', found: await readFields({ ...asked.page }, context) });
    }
    const card = await renderJob(press, asked.job);
    // The bytes go over without a copy where they have a memory of their own.
    const whole = card.bytes.byteLength === card.bytes.buffer.byteLength;
    const bytes = whole ? card.bytes : card.bytes.slice();
    send({ kind: 'card', card: { ...card, bytes } }, [bytes.buffer]);
  } catch (error) {
    send({ kind: 'fault', fault: writeFault(error), isBroken: isEngineFailure(error) });
  }
}

function send(message: ThreadAnswer, transfer: ArrayBuffer[] = []): void {
  parentPort!.postMessage(message, transfer);
}

/** The first card of a fresh engine takes ten times as long as the second, so nobody waits for that one. */
async function warmUp(): Promise<void> {
  const outlet = press.outlets.all[0]?.id ?? 'example.org';
  try {
    await renderJob(press, { article: { headline: 'Ready', outlet } });
  } catch (error) {
    // A thread that cannot do this may still make other cards, and says of each what is wrong.
    press.ports.log.write('warn', 'thread_warm_up_failed', { cause: causeOf(error) });
  }
}
