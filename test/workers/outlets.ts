/** The Worker as it is, behind a way to put something into its namespace of outlets. */
import { createWorker, type WorkerContext, type WorkerEnv } from '../../src/worker.ts';

interface Namespace {
  put(key: string, value: ArrayBuffer): Promise<void>;
}

/** A new one reads the namespace anew, as a new isolate would. */
let worker = createWorker();

export default {
  async fetch(request: Request, env: WorkerEnv, context: WorkerContext): Promise<Response> {
    if (request.method !== 'PUT') return worker.fetch(request, env, context);
    const key = decodeURIComponent(new URL(request.url).pathname.slice(1));
    await (env.OUTLETS as unknown as Namespace).put(key, await request.arrayBuffer());
    worker = createWorker();
    return new Response('kept');
  },
};
