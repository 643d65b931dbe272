import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface StoredObject {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface TestBucket {
  readonly endpoint: string;
  /** By path: `/bucket/prefix/name`. */
  readonly objects: Map<string, StoredObject>;
  /** What the next requests are answered instead: a status, or `hang up`. */
  readonly troubles: (number | 'hang up')[];
  stop(): void;
}

export const ACCESS = { id: 'AKIATEST', secret: 'not a real secret' } as const;

/** A server that takes objects as S3 does: signed with version 4 together with their bytes, or not at all. */
export async function testBucket(): Promise<TestBucket> {
  const objects = new Map<string, StoredObject>();
  const troubles: TestBucket['troubles'] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((bytes) => {
      const trouble = troubles.shift();
      if (trouble === 'hang up') return request.socket.destroy();
      const fault = trouble ?? faultOf(request, bytes);
      if (typeof fault === 'number')
        return response.writeHead(fault).end('<Error><Code>SlowDown</Code></Error>');
      if (fault !== undefined) return response.writeHead(403).end(`<Error><Code>${fault}</Code></Error>`);
      objects.set(decodeURIComponent(request.url ?? ''), { bytes, headers: request.headers });
      return response.writeHead(200).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, objects, troubles, stop: () => void server.close() };
}

/** AWS Signature Version 4, as its documents describe it; written apart from the client that is tested. */
function faultOf({ method, url = '', headers }: IncomingMessage, bytes: Buffer): string | undefined {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (!parts) return 'AccessDenied';
  const [, id, day = '', region = '', signed = '', signature] = parts;
  const digest = headers['x-amz-content-sha256'];
  if (id !== ACCESS.id) return 'InvalidAccessKeyId';
  if (digest !== sha256(bytes)) return 'XAmzContentSHA256Mismatch';
  const lines = signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, url, '', lines.join(''), signed, digest].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${ACCESS.secret}`);
  return hmac(key, text).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch';
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
