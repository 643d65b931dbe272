import { AwsClient } from 'aws4fetch';
import { sha256HexOfBytes } from '../card/digest.ts';
import { PresscardError } from '../errors.ts';
import { BUCKET_RETRIES_MAX, BUCKET_TIMEOUT_MS } from '../limits.ts';
import type { BatchOutput } from './output.ts';

/** A bucket that speaks S3, and who may write into it. */
export interface Bucket {
  /** Without a slash at its end. */
  readonly endpoint: string;
  readonly name: string;
  /** Before every name; `''`, or with a slash at its end. */
  readonly prefix: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

const FIRST_WAIT_MS = 200;

/** Puts objects into a bucket, each signed together with its bytes, and tries again what may succeed later. */
export function bucketOutput(
  { endpoint, name: bucket, prefix, region, accessKeyId, secretAccessKey, sessionToken }: Bucket,
  { firstWaitMs = FIRST_WAIT_MS } = {},
): BatchOutput {
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    region,
    service: 's3',
    ...(sessionToken === undefined ? {} : { sessionToken }),
  });
  const attempt = async (url: string, init: RequestInit): Promise<Response> => {
    // Signed anew each time: a signature is good for some minutes.
    const request = await client.sign(url, init);
    return fetch(request, { signal: AbortSignal.timeout(BUCKET_TIMEOUT_MS) });
  };
  return {
    async put(name, { bytes, contentType, cacheControl }) {
      const path = `${prefix}${name}`.split('/').map(encoded).join('/');
      const body = new Uint8Array(bytes);
      const headers = {
        'content-type': contentType,
        'cache-control': cacheControl,
        'x-amz-content-sha256': await sha256HexOfBytes(body),
      };
      for (let tries = 0; ; tries += 1) {
        const failure = await failureOf(() =>
          attempt(`${endpoint}/${bucket}/${path}`, { method: 'PUT', headers, body }),
        );
        if (!failure) return;
        if (!failure.mayPass || tries >= BUCKET_RETRIES_MAX) throw refused(failure);
        await pause(firstWaitMs * 2 ** tries * (0.5 + Math.random() / 2));
      }
    },
  };
}

interface Failure {
  readonly why: string;
  readonly mayPass: boolean;
  readonly cause?: unknown;
}

async function failureOf(ask: () => Promise<Response>): Promise<Failure | undefined> {
  try {
    const response = await ask();
    const text = await response.text();
    if (response.ok) return undefined;
    const code = /<Code>(\w{1,60})<\/Code>/.exec(text)?.[1];
    const why = `status ${response.status}${code === undefined ? '' : `, ${code}`}`;
    return { why, mayPass: response.status >= 500 || [408, 409, 425, 429].includes(response.status) };
  } catch (cause) {
    return { why: 'it cannot be reached', mayPass: true, cause };
  }
}

function refused({ why, cause }: Failure): PresscardError {
  return new PresscardError(
    'output_failed',
    `The bucket does not take the card: ${why}. See to its address and keys, and go on with --resume.`,
    { cause },
  );
}

/** As signatures have it (RFC 3986): what encodeURIComponent leaves alone, some servers do not. */
function encoded(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
