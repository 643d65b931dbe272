/** The intake of photos and the guarded fetch behind two routes, to be run inside workerd by the tests. */
import { PresscardError } from '../../src/errors.ts';
import { createGuardedFetch } from '../../src/guard/guarded-fetch.ts';
import { takePhoto } from '../../src/photo/take-photo.ts';
import { photos } from '../../src/runtime/worker/photos.ts';
import { strictFetch } from '../../src/runtime/worker/strict-fetch.ts';

export default {
  async fetch(request: Request, env: { readonly ALLOW_HOSTS?: string }): Promise<Response> {
    try {
      const asked = new URL(request.url);
      if (asked.pathname === '/take') {
        const { bytes, ...facts } = await takePhoto(photos, new Uint8Array(await request.arrayBuffer()));
        const headers = {
          'content-type': 'image/jpeg',
          'x-facts': encodeURIComponent(JSON.stringify(facts)),
        };
        return new Response(bytes as BodyInit, { headers });
      }
      const fetchIt = createGuardedFetch(strictFetch, { allowHosts: env.ALLOW_HOSTS?.split(',') ?? [] });
      const { bytes, ...facts } = await fetchIt(asked.searchParams.get('url') ?? '', {
        maxBytes: 100_000,
        timeoutMs: 1_000,
      });
      return Response.json({ ...facts, text: new TextDecoder().decode(bytes) });
    } catch (error) {
      if (error instanceof PresscardError)
        return Response.json({ code: error.code }, { status: error.status });
      return new Response(String(error instanceof Error ? error.stack : error), { status: 500 });
    }
  },
};
