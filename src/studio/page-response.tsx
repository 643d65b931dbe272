/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { stateIds } from '../article/state.ts';
import type { PresscardError } from '../errors.ts';
import { CARD_AIM_MAX_BYTES } from '../limits.ts';
import type { Service } from '../service/service.ts';
import { readCookie } from '../session/cookie.ts';
import type { Boot } from './boot.ts';
import { interfaceLanguage, interfaceLanguages, type InterfaceLanguage } from './language.ts';
import { SignInPage, StudioPage } from './page.tsx';

/** Written by the studio's own script: an editor's choice of the interface's language. */
const LANGUAGE_COOKIE = 'presscard_language';

/** The studio, for whoever may use it. */
export function studioPage(service: Service, request: Request): Response {
  const language = languageOf(request);
  return page((nonce) => <StudioPage language={language} nonce={nonce} boot={bootOf(service, language)} />);
}

/**
 * The page with the door, where a person comes without a key.
 *
 * @param options.fault what is wrong with the key that was given.
 * @param options.to where to go on behind the door.
 */
export function signInPage(
  request: Request,
  { fault, to, status = 401 }: { fault: PresscardError | undefined; to: string; status?: number },
): Response {
  const language = languageOf(request);
  const said =
    fault && language.messages[fault.code === 'origin_refused' ? 'door.otherSite' : 'door.unknown'];
  return page((nonce) => <SignInPage language={language} nonce={nonce} fault={said} to={to} />, status);
}

function languageOf({ headers }: Request): InterfaceLanguage {
  return interfaceLanguage(
    readCookie(headers.get('cookie'), LANGUAGE_COOKIE),
    headers.get('accept-language'),
  );
}

function bootOf({ mode, press }: Service, language: InterfaceLanguage): Boot {
  return {
    mode,
    canSignOut: mode === 'keys',
    language: language.tag,
    dir: language.dir,
    languages: interfaceLanguages.map(({ tag, name }) => ({ tag, name })),
    messages: language.messages,
    outlets: press.outlets.all.map(({ id, name, domains, colour, language }) => ({
      id,
      name,
      domain: domains[0]!,
      colour,
      language,
    })),
    templates: press.templates
      .filter(({ id }) => id !== 'plain')
      .map(({ id, description, photo, photoIsOptional, items, themes }) => ({
        id,
        description,
        photo,
        photoIsOptional: photoIsOptional === true,
        takesItems: items === true,
        themes: themes ?? ['light'],
      })),
    states: stateIds,
    photoMaxBytes: press.ports.photos.limits.maxBytes,
    cardAimBytes: CARD_AIM_MAX_BYTES,
  };
}

/** A page of ours: nothing from elsewhere, no script and no style but those with this answer's nonce, in no frame. */
function page(draw: (nonce: string) => { toString(): string | Promise<string> }, status = 200): Response {
  const nonce = crypto.randomUUID();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return new Response(`<!doctype html>${draw(nonce).toString()}`, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'cross-origin-opener-policy': 'same-origin',
      // Not `no-referrer`: with it a browser posts a form with the Origin `null`.
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    },
  });
}
