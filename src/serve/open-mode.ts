import type { MiddlewareHandler } from 'hono';
import { PresscardError } from '../errors.ts';

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);
const LOOPBACK_ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const FORWARDING_HEADERS = /^(forwarded|via|x-real-ip|x-forwarded-.*)$/;

/**
 * Open mode asks for no key, so it answers this machine only: no other `Host` (a page elsewhere could reach
 * it by DNS rebinding), and nothing that came through a proxy. workerd's local server sends
 * `CF-Connecting-IP` itself, so that one counts only when it names another machine.
 */
export const openModeGuard: MiddlewareHandler = async (context, next) => {
  const host = (context.req.header('host') ?? new URL(context.req.url).host).toLowerCase();
  const name = host.replace(/:\d+$/, '');
  const forwarded = [...context.req.raw.headers.keys()].find((header) => FORWARDING_HEADERS.test(header));
  const clientAddress = context.req.header('cf-connecting-ip');
  if (!LOOPBACK_HOSTS.has(name) || forwarded || (clientAddress && !LOOPBACK_ADDRESSES.has(clientAddress))) {
    throw new PresscardError(
      'host_refused',
      'Open mode asks for no key and therefore answers only http://localhost, http://127.0.0.1 and http://[::1], without a proxy.',
    );
  }
  await next();
};
