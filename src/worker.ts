/**
 * The Worker. `presscard/worker` for those who build their own: `workerPorts` beside `createApp`.
 */
import { createApp } from './app.ts';
import { createPress } from './press.ts';
import type { AssetsBinding } from './runtime/worker/asset-fonts.ts';
import { workerPorts } from './runtime/worker/ports.ts';

export { workerPorts } from './runtime/worker/ports.ts';

/** Bindings and settings of wrangler.jsonc. */
export interface WorkerEnv {
  readonly ASSETS: AssetsBinding;
  /** Set to `open` by `npm run worker` and never in a deployment. */
  readonly PRESSCARD_MODE?: string;
}

let app: ReturnType<typeof createApp> | undefined;

export default {
  fetch(request: Request, env: WorkerEnv): Response | Promise<Response> {
    app ??= createApp(createPress({ ports: workerPorts({ assets: env.ASSETS }) }), {
      mode: env.PRESSCARD_MODE === 'open' ? 'open' : 'keys',
    });
    return app.fetch(request);
  },
};
