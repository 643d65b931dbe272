import { describe, expect, it } from 'vitest';
import { PresscardError } from '../../../src/errors.ts';
import { createGuardedPost, type GuardedPost, type Posting } from '../../../src/guard/guarded-post.ts';
import { pinnedFetch } from '../../../src/runtime/node/pinned-fetch.ts';
import { deliver } from '../../../src/watch/deliver.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const event = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' };
const nowMs = 1_614_265_330_000;
const target = { url: 'https://cms.example/hook', secrets: [SECRET] };

const answering =
  (status: number, headers: Record<string, string> = {}): GuardedPost =>
  async () => ({ status, headers: new Headers(headers) });

const silent: GuardedPost = async () => {
  throw new PresscardError('fetch_timeout', '');
};

describe('a webhook', () => {
  it('is signed as Standard Webhooks has it, by every secret', async () => {
    let sent: Posting | undefined;
    const post: GuardedPost = async (_, posting) => {
      sent = posting;
      return { status: 204, headers: new Headers() };
    };
    const secrets = [SECRET, `whsec_${btoa('another one of thirty-two characters')}`];
    expect(await deliver({ post, nowMs }, { ...target, secrets }, event)).toEqual({ is: 'delivered' });
    expect(sent!.headers).toMatchObject({ 'webhook-id': event.id, 'webhook-timestamp': '1614265330' });
    // The example of the specification's own libraries.
    const [first, second] = sent!.headers['webhook-signature']!.split(' ');
    expect(first).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
    expect(second).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
  });

  it.each([
    [500, {}, false, undefined],
    [401, {}, false, undefined],
    [302, { location: 'https://elsewhere.example' }, false, undefined],
    [429, { 'retry-after': '120' }, false, 120],
    [410, {}, true, undefined],
  ])(
    'that is answered %i with %j is refused; for good: %s',
    async (status, headers, isFinal, retryAfterS) => {
      const given = headers as Record<string, string>;
      expect(await deliver({ post: answering(status, given), nowMs }, target, event)).toEqual({
        is: 'refused',
        code: `webhook_refused ${status}`,
        isFinal,
        retryAfterS,
      });
    },
  );

  it.each([
    'http://10.0.0.1/hook',
    'http://169.254.169.254/',
    'https://user:pw@cms.example/',
    'http://[::1]/hook',
  ])('goes to no private address: %s', async (url) => {
    const post = createGuardedPost(pinnedFetch());
    expect(await deliver({ post, nowMs }, { ...target, url }, event)).toMatchObject({ isFinal: true });
  });

  it('that nobody answers is tried again', async () => {
    expect(await deliver({ post: silent, nowMs }, target, event)).toMatchObject({
      code: 'fetch_timeout',
      isFinal: false,
    });
  });
});
