/** What went wrong with a request, for a person beside what they did. */
export interface Problem {
  /** A code of the service, or `away` when nobody answered, or `signed_out`. */
  readonly code: string;
  readonly detail: string;
  /** Fields of the article that it is about. */
  readonly fields: readonly string[];
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** The one way to the service. An aborted request rejects with the signal's reason, as `fetch` does. */
export async function ask<T>(
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<T>,
): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: 'same-origin', redirect: 'error' });
    if (response.ok) return { ok: true, value: await read(response) };
  } catch (error) {
    if (init.signal?.aborted) throw error;
    return { ok: false, problem: problem('away') };
  }
  return { ok: false, problem: await problemOf(response) };
}

export function askJson<T>(path: string, body: unknown, signal?: AbortSignal): Promise<Answer<T>> {
  const init: RequestInit = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  };
  return ask(path, init, (response) => response.json() as Promise<T>);
}

export function problem(code: string, detail = '', fields: readonly string[] = []): Problem {
  return { code, detail, fields };
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const { code, detail, fields } = (await response.json()) as {
      code: string;
      detail: string;
      fields?: readonly { field: string }[];
    };
    if (response.status === 401) return problem('signed_out', detail);
    return problem(
      code,
      detail,
      (fields ?? []).map(({ field }) => field.split('.')[0]!),
    );
  } catch {
    // A proxy's own page: the service behind it does not answer.
    return problem('away');
  }
}
