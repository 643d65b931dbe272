/** A bare Hono route that answers the bytes of a file: what Node and Hono can do at best with a body of this size. */
import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const bytes = new Uint8Array(readFileSync(process.argv[2]!));
const app = new Hono();
app.get('/', () => new Response(bytes, { headers: { 'content-type': 'image/png' } }));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(
    `presscard on 127.0.0.1:${port}, not at all: a bare route\nmetrics: http://127.0.0.1:${port}/none\n`,
  );
});
