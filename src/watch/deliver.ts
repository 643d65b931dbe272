import { Webhook } from 'standardwebhooks';
import { PresscardError } from '../errors.ts';
import type { GuardedPost } from '../guard/guarded-post.ts';
import { WEBHOOK_TIMEOUT_MS } from '../limits.ts';
import { retryAfterOf } from './next-poll.ts';
import { codeOf, isPassing } from './passing.ts';
import type { WebhookEvent } from './webhook-event.ts';

/** Where events go. */
export interface WebhookTarget {
  readonly url: string;
  /** More than one while a new one takes the place of an old one. */
  readonly secrets: readonly string[];
}

export type Delivery =
  | { readonly is: 'delivered' }
  | {
      readonly is: 'refused';
      readonly code: string;
      /** Whether another try is pointless. */
      readonly isFinal: boolean;
      readonly retryAfterS: number | undefined;
    };

/** Receivers that say so want no more (Standard Webhooks, “Disabling endpoints”). */
const GONE = 410;

/**
 * Delivers an event once, signed as Standard Webhooks has it: id, time of this try and body. Anything but 2xx is a
 * refusal, a redirect too. Never rejects for what the other side does.
 */
export async function deliver(
  { post, nowMs }: { post: GuardedPost; nowMs: number },
  { url, secrets }: WebhookTarget,
  { id, body }: Pick<WebhookEvent, 'id' | 'body'>,
): Promise<Delivery> {
  const at = new Date(nowMs);
  try {
    const { status, headers } = await post(url, {
      body,
      timeoutMs: WEBHOOK_TIMEOUT_MS,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'presscard',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(nowMs / 1000)),
        'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
      },
    });
    if (status >= 200 && status < 300) return { is: 'delivered' };
    return {
      is: 'refused',
      code: `webhook_refused ${status}`,
      isFinal: status === GONE,
      retryAfterS: retryAfterOf(headers, nowMs),
    };
  } catch (error) {
    if (!(error instanceof PresscardError)) throw error;
    return { is: 'refused', code: codeOf(error), isFinal: !isPassing(error), retryAfterS: undefined };
  }
}
