/** What the guard asks of a runtime: one request, nothing followed, nothing remembered. */
export interface FetchPort {
  /**
   * Asks once, never follows a redirect and sends no cookie or authorisation.
   *
   * @param request.checkAddress throws for an address that must not be connected to. A runtime that sees
   *   the addresses behind a name calls it for each of them before it connects, and connects to no other.
   */
  fetch(url: string, request: GuardedRequest): Promise<Response>;
}

export interface GuardedRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** Of a POST. */
  readonly body?: string;
  readonly signal: AbortSignal;
  checkAddress(address: string): void;
}
