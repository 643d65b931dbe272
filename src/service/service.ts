import type { EdgeCachePort } from '../cache/port.ts';
import type { GuardedAsk } from '../guard/guarded-ask.ts';
import type { GuardedFetch } from '../guard/guarded-fetch.ts';
import type { GuardedPost } from '../guard/guarded-post.ts';
import type { ApiKey } from '../keys/api-key.ts';
import type { AllowList, KeyRing } from '../keys/key-ring.ts';
import type { Press } from '../press.ts';
import type { AccessTokens } from '../session/access-token.ts';
import type { SessionGrounds } from '../session/session.ts';
import type { BlobStore, Store } from '../store/port.ts';
import type { Takedowns } from '../takedowns/takedowns.ts';
import type { Doctor } from './doctor.ts';
import type { Fallbacks } from './fallbacks.ts';
import type { Meter } from './meter.ts';
import type { Photos } from './photos.ts';
import type { Printer } from './printer.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** Everything that the routes need beside the press: who may ask, what is kept, what was withdrawn. */
export interface Service {
  /** `open` asks for no API key and answers this machine only. */
  readonly mode: 'open' | 'keys';
  /** Where the world reaches the service, without a slash at its end; absolute addresses come from nowhere else. */
  readonly baseUrl: string;
  readonly press: Press;
  readonly keys: KeyRing;
  /** Cards that frozen keys may still show. */
  readonly allowed: AllowList | undefined;
  readonly apiKeys: readonly ApiKey[];
  /** What an editor's session at a browser stands on. */
  readonly sessions: SessionGrounds;
  /** Reads whom Cloudflare Access let through, where it stands in front. */
  readonly accessTokens: AccessTokens | undefined;
  readonly corsOrigins: readonly string[];
  readonly limiter: RateLimiter;
  /** For what a caller names by its address; this service's own addresses and private ones are refused. */
  readonly fetchGuarded: GuardedFetch;
  /** The same for what is asked more than once: feeds. */
  readonly ask: GuardedAsk;
  /** Tells others, such as a CMS that new cards are there. */
  readonly post: GuardedPost;
  readonly photos: Photos;
  readonly doctor: Doctor;
  readonly printer: Printer;
  /** `cards` never fails (`forgiving`); photos and records do. */
  readonly store: Store;
  /** The same cards for whoever has to know that one was kept: this one fails. */
  readonly honestCards: BlobStore;
  /** Cards that were just shown in the studio. */
  readonly previews: BlobStore;
  readonly takedowns: Takedowns;
  readonly fallbacks: Fallbacks;
  readonly cache: EdgeCachePort;
  readonly meter: Meter;
  /** Runs a task after the answer has gone, at once or some time later. */
  later(task: () => Promise<void>, afterMs?: number): void;
}
