import type { Bucket } from '../../../batch/bucket-output.ts';
import { PresscardError } from '../../../errors.ts';

/**
 * The bucket of `s3://NAME/PREFIX`, with endpoint, region and keys from the environment, under the names that the
 * tools of AWS and of others give them.
 *
 * @returns undefined for what is no such address.
 * @throws PresscardError `setting_invalid` where keys are missing, `option_invalid` for a name that no bucket has.
 */
export function readBucket(
  output: string,
  environment: Readonly<Record<string, string | undefined>>,
): Bucket | undefined {
  if (!output.startsWith('s3://')) return undefined;
  const [name = '', ...path] = output.slice('s3://'.length).split('/');
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
    throw new PresscardError('option_invalid', 'Give a bucket as s3://NAME or s3://NAME/PREFIX.');
  }
  const get = (variable: string): string | undefined => environment[variable]?.trim() || undefined;
  const region = get('AWS_REGION') ?? get('AWS_DEFAULT_REGION') ?? 'us-east-1';
  const endpoint =
    get('AWS_ENDPOINT_URL_S3') ?? get('AWS_ENDPOINT_URL') ?? `https://s3.${region}.amazonaws.com`;
  const [accessKeyId, secretAccessKey] = [get('AWS_ACCESS_KEY_ID'), get('AWS_SECRET_ACCESS_KEY')];
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new PresscardError(
      'setting_invalid',
      'A bucket needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and for another than that of AWS its AWS_ENDPOINT_URL_S3.',
    );
  }
  if (!/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')) {
    throw new PresscardError(
      'setting_invalid',
      'The endpoint of the bucket must begin with https:// or http://.',
    );
  }
  const prefix = path.filter((part) => part !== '').join('/');
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    name,
    prefix: prefix === '' ? '' : `${prefix}/`,
    region,
    accessKeyId,
    secretAccessKey,
    sessionToken: get('AWS_SESSION_TOKEN'),
  };
}
