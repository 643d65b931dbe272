import type { Exchange } from './early-answer.ts';

type Answer = (request: Request) => Response | Promise<Response>;

/** Signed addresses have one spelling. */
const SIGNED = /^\/[cs]\//;
const SHORTEST_ORIGIN = 'http://h'.length;
/** Nothing is at this address; the answer is that of a card that is not there. */
const NOWHERE = '/c/';

/**
 * Lets a signed address through only as it came over the wire. URL takes `/./`, `/x/../` and `/%2e/` out of a
 * path, so that one signature would have any number of addresses, each of them kept by a cache in front.
 */
export function asItCame(answer: Answer) {
  return (request: Request, { incoming }: Exchange): Response | Promise<Response> => {
    const { url } = request;
    const { url: asked = '' } = incoming;
    // Nearly always nothing was tidied up.
    if (url.slice(url.indexOf('/', SHORTEST_ORIGIN)) === asked) return answer(request);
    const tidy = pathOf(url);
    if (tidy === pathOf(asked) || !SIGNED.test(tidy)) return answer(request);
    const { method, headers } = request;
    return answer(new Request(new URL(NOWHERE, request.url), { method, headers }));
  };
}

function pathOf(target: string): string {
  return target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
}
