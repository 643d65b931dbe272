/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { PresscardError } from '../errors.ts';
import { fitCard } from '../pipeline.ts';
import type { Press } from '../press.ts';
import { readCardQuery } from '../serve/card-query.ts';
import { sizes } from '../../templates/sizes.ts';
import { Page, type PageState } from './page.tsx';
import { sampleArticle } from './sample.ts';

/** The start page for an address: with its fields filled and their card, or with what is wrong with them. */
export async function pageResponse(press: Press, url: URL, fault?: PresscardError): Promise<Response> {
  const nonce = crypto.randomUUID();
  const state: PageState = {
    ...(await stateOf(press, url, fault)),
    outlets: press.outlets.all,
    // A photo cannot be sent from this page yet.
    templates: press.templates.filter(({ photo }) => photo === undefined),
    sizes: Object.values(sizes),
    nonce,
  };
  return new Response(`<!doctype html>${(<Page {...state} />).toString()}`, {
    status: state.error ? state.error.status : 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; img-src 'self'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
}

async function stateOf(
  press: Press,
  url: URL,
  fault: PresscardError | undefined,
): Promise<Pick<PageState, 'fields' | 'card' | 'error'>> {
  let fields: Record<string, string> = { ...sampleArticle };
  try {
    if (url.searchParams.size > 0) {
      fields = Object.fromEntries([...url.searchParams].filter(([, value]) => value.trim() !== ''));
    }
    if (fault) throw fault;
    const query = new URL(`?${new URLSearchParams(fields)}`, url);
    const { article: input, options } = readCardQuery(query);
    const { plan, fit, alt, warnings } = await fitCard(press, input, options);
    const card = { size: plan.size, fit, alt, warnings };
    return { fields, card, error: undefined };
  } catch (error) {
    if (error instanceof PresscardError && error.status < 500) return { fields, card: undefined, error };
    throw error;
  }
}
