import { PresscardError } from '../errors.ts';
import { whoAsks } from '../service/access.ts';
import type { Service } from '../service/service.ts';
import { signInPage } from './page-response.tsx';

/**
 * A page for editors: behind the door for whoever may come in, else the door itself. A program gets the problem.
 *
 * @throws PresscardError `api_key_missing` or `api_key_unknown`
 */
export async function behindDoor(
  service: Service,
  request: Request,
  page: () => Response | Promise<Response>,
): Promise<Response> {
  try {
    await whoAsks(service, request);
  } catch (error) {
    const isPerson = /\btext\/html\b/.test(request.headers.get('accept') ?? '');
    if (!isPerson || !(error instanceof PresscardError) || error.status !== 401) throw error;
    const { pathname, search } = new URL(request.url);
    return signInPage(request, { fault: undefined, to: pathname + search });
  }
  return page();
}
