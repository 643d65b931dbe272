import { afterAll, expect, it } from 'vitest';
import { bucketOutput } from '../../../src/batch/bucket-output.ts';
import { BUCKET_RETRIES_MAX } from '../../../src/limits.ts';
import { ACCESS, testBucket } from '../../bucket.ts';

const server = await testBucket();
afterAll(() => server.stop());

const output = (secretAccessKey: string = ACCESS.secret): ReturnType<typeof bucketOutput> =>
  bucketOutput(
    {
      endpoint: server.endpoint,
      name: 'cards',
      prefix: 'news/',
      region: 'auto',
      accessKeyId: ACCESS.id,
      secretAccessKey,
    },
    { firstWaitMs: 1 },
  );
const file = {
  bytes: new Uint8Array([137, 80, 78, 71]),
  contentType: 'image/png',
  cacheControl: 'public, max-age=31536000, immutable',
};

it('puts an object with its type and how long it may be kept, signed with its bytes', async () => {
  await output().put('2026/03/ferry (a+b) strike.png', file);
  const object = server.objects.get('/cards/news/2026/03/ferry (a+b) strike.png');
  expect(object?.bytes).toEqual(Buffer.from(file.bytes));
  expect(object?.headers).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=31536000, immutable',
  });
});

it('tries again when the bucket is busy or hangs up', async () => {
  server.troubles.push(503, 'hang up', 500, 429);
  await output().put('again.png', file);
  expect(server.objects.has('/cards/news/again.png')).toBe(true);
  expect(server.troubles).toEqual([]);
});

it('says what the bucket says when it takes nothing, and does not insist where that helps nobody', async () => {
  await expect(output('another secret').put('a.png', file)).rejects.toMatchObject({
    code: 'output_failed',
    message: expect.stringContaining('SignatureDoesNotMatch'),
  });
  server.troubles.push(...Array.from({ length: BUCKET_RETRIES_MAX + 1 }, () => 503));
  await expect(output().put('b.png', file)).rejects.toMatchObject({ code: 'output_failed' });
  expect(server.troubles).toEqual([]);
  expect(server.objects.has('/cards/news/b.png')).toBe(false);
});
