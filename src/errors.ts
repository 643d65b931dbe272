/**
 * What can go wrong, as a closed list: every code has its HTTP status, its exit status and its public title
 * here and nowhere else. Callers branch on `code`, never on the text.
 */
const faults = {
  article_invalid: { status: 422, exit: 2, title: 'The article is not valid' },
  article_malformed: { status: 400, exit: 2, title: 'The article cannot be read' },
  headline_missing: { status: 422, exit: 2, title: 'There is no headline' },
  headline_blank: { status: 422, exit: 2, title: 'The headline has nothing visible' },
  headline_too_long: { status: 422, exit: 2, title: 'The headline does not fit the card' },
  notice_too_long: { status: 422, exit: 2, title: 'The notice does not fit the card' },
  date_invalid: { status: 422, exit: 2, title: 'The date cannot be understood' },
  outlet_missing: { status: 422, exit: 2, title: 'There is no outlet' },
  outlet_unknown: { status: 422, exit: 2, title: 'The outlet is not known' },
  outlet_invalid: { status: 500, exit: 2, title: 'The outlet file is not valid' },
  template_unknown: { status: 422, exit: 2, title: 'The template does not exist' },
  size_unknown: { status: 422, exit: 2, title: 'The size does not exist' },
  format_unknown: { status: 422, exit: 2, title: 'The format does not exist' },
  input_empty: { status: 422, exit: 2, title: 'The input is empty' },
  input_too_large: { status: 413, exit: 2, title: 'The input is too large' },
  input_not_text: { status: 422, exit: 2, title: 'The input is not text' },
  input_unreadable: { status: 422, exit: 2, title: 'The input cannot be read' },
  input_unsupported: { status: 422, exit: 2, title: 'This kind of input is not supported' },
  extract_failed: { status: 422, exit: 2, title: 'No article could be found in the page' },
  feed_unreadable: { status: 422, exit: 2, title: 'The feed cannot be read' },
  feed_refused: { status: 422, exit: 1, title: 'The feed may not be asked' },
  webhook_refused: { status: 422, exit: 1, title: 'The webhook did not take the message' },
  option_invalid: { status: 400, exit: 2, title: 'The options are not valid' },
  output_failed: { status: 500, exit: 1, title: 'The card could not be written' },
  output_taken: { status: 500, exit: 2, title: 'There is a batch in this place already' },
  input_changed: { status: 422, exit: 2, title: 'The input is not what the batch began with' },
  interrupted: { status: 503, exit: 1, title: 'The batch was interrupted' },
  host_refused: { status: 403, exit: 1, title: 'Open mode answers this machine only' },
  keys_missing: { status: 503, exit: 2, title: 'There are no keys' },
  setting_invalid: { status: 503, exit: 2, title: 'A setting is not valid' },
  card_invalid: { status: 400, exit: 2, title: 'The card is not valid' },
  card_too_long: { status: 422, exit: 2, title: 'The card is too long for an address' },
  card_expired: { status: 410, exit: 1, title: 'The card has expired' },
  card_not_allowed: { status: 403, exit: 1, title: 'The card is not on the list of its frozen key' },
  signature_invalid: { status: 403, exit: 1, title: 'The signature does not fit' },
  key_unknown: { status: 403, exit: 1, title: 'The key is not known' },
  key_revoked: { status: 403, exit: 1, title: 'The key was revoked' },
  outlet_refused: { status: 403, exit: 1, title: 'The key is not for this outlet' },
  request_malformed: { status: 400, exit: 2, title: 'The request cannot be read' },
  request_timeout: { status: 408, exit: 1, title: 'The request did not arrive in time' },
  headers_too_large: { status: 431, exit: 1, title: 'The headers are too large' },
  request_invalid: { status: 422, exit: 2, title: 'The request is not valid' },
  rate_passed: { status: 429, exit: 1, title: 'Too many requests' },
  api_key_missing: { status: 401, exit: 1, title: 'There is no API key' },
  api_key_unknown: { status: 401, exit: 1, title: 'The API key is not known' },
  origin_refused: { status: 403, exit: 1, title: 'Another site may not ask for this' },
  address_too_long: { status: 414, exit: 1, title: 'The address is too long' },
  not_found: { status: 404, exit: 1, title: 'There is nothing at this address' },
  method_not_allowed: { status: 405, exit: 1, title: 'This method is not allowed here' },
  template_text: { status: 500, exit: 1, title: 'A template draws text outside the text components' },
  font_missing: { status: 500, exit: 1, title: 'A font file is missing' },
  blocked_host: { status: 422, exit: 2, title: 'The host is not one that may be asked' },
  address_refused: { status: 422, exit: 2, title: 'The address is not one that may be fetched' },
  recursive: { status: 422, exit: 2, title: 'The address is our own' },
  fetch_failed: { status: 422, exit: 1, title: 'The address could not be fetched' },
  fetch_redirects: { status: 422, exit: 1, title: 'The address redirects too often' },
  fetch_timeout: { status: 504, exit: 1, title: 'The address took too long to answer' },
  fetch_too_large: { status: 413, exit: 1, title: 'What the address answers is too large' },
  photo_too_large: { status: 413, exit: 2, title: 'The photo is too large' },
  photo_unsupported: { status: 415, exit: 2, title: 'This kind of picture is not supported' },
  photo_unreadable: { status: 422, exit: 2, title: 'The photo is damaged' },
  photo_colour_space: { status: 422, exit: 2, title: 'The colours of the photo cannot be converted' },
  photo_incomplete: { status: 408, exit: 1, title: 'The photo did not arrive whole' },
  photo_unknown: { status: 422, exit: 2, title: 'The photo is not known' },
  photo_gone: { status: 500, exit: 1, title: 'The photo is not in the store any more' },
  photo_lost: { status: 500, exit: 1, title: 'The stored photo cannot be read' },
  render_failed: { status: 500, exit: 1, title: 'The card could not be rendered' },
  store_full: { status: 507, exit: 1, title: 'The store is full' },
  store_failed: { status: 503, exit: 1, title: 'The store cannot be reached or read' },
  store_slow: { status: 503, exit: 1, title: 'The store did not answer in time' },
  store_key_invalid: { status: 500, exit: 1, title: 'Nothing can be kept under this key' },
  withdrawn: { status: 410, exit: 1, title: 'This was withdrawn' },
  takedown_invalid: { status: 422, exit: 2, title: 'This cannot be withdrawn' },
  takedowns_unreadable: { status: 503, exit: 1, title: 'The list of takedowns cannot be read' },
  purge_failed: { status: 503, exit: 1, title: 'The edge cache was not purged' },
  render_deadline: { status: 503, exit: 1, title: 'The card took too long' },
  busy: { status: 429, exit: 1, title: 'Too many cards are being made' },
  stopping: { status: 503, exit: 1, title: 'The service is stopping' },
  card_unavailable: { status: 503, exit: 1, title: 'Not even the plain card could be made' },
} as const satisfies Record<string, { status: number; exit: 1 | 2; title: string }>;

export type FaultCode = keyof typeof faults;

/** Codes that put the blame on presscard or its installation, and not on what was sent. */
export type OwnFaultCode = {
  [Code in FaultCode]: (typeof faults)[Code]['status'] extends 500 | 503 ? Code : never;
}[FaultCode];

/** HTTP status of a fault. */
export function statusOf(code: FaultCode): (typeof faults)[FaultCode]['status'] {
  return faults[code].status;
}

/** Exit status of the command line: 2 when the input or the options are wrong, else 1. */
export function exitStatusOf(code: FaultCode): 1 | 2 {
  return faults[code].exit;
}

/** The one line between what is answered with a lesser card and what is answered with the error itself. */
export function isOwnFault(code: FaultCode): code is OwnFaultCode {
  return faults[code].status >= 500;
}

/** One violated rule of the input. */
export interface FieldFault {
  readonly field: string;
  /** What the field must be, as the end of a sentence: “at most 300 characters”. */
  readonly rule: string;
  /** What came. The command line shows an excerpt of it; answers of the service never do. */
  readonly received?: unknown;
}

/**
 * The one error that presscard throws on purpose.
 *
 * `message` is one sentence or two that say what is wrong and what to do. It never holds the input itself,
 * a secret or a stack.
 */
export class PresscardError extends Error {
  readonly code: FaultCode;
  readonly fields: readonly FieldFault[];
  /** Seconds after which the same request may succeed (`Retry-After`), where that is known. */
  readonly retryAfterS: number | undefined;

  constructor(
    code: FaultCode,
    message: string,
    options: { fields?: readonly FieldFault[]; cause?: unknown; retryAfterS?: number | undefined } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'PresscardError';
    this.code = code;
    this.fields = options.fields ?? [];
    this.retryAfterS = options.retryAfterS;
  }

  /** HTTP status of this fault. */
  get status(): (typeof faults)[FaultCode]['status'] {
    return faults[this.code].status;
  }

  /** Exit status of the command line: 2 when the input or the options are wrong, else 1. */
  get exitStatus(): 1 | 2 {
    return exitStatusOf(this.code);
  }

  /** A title that is the same for every occurrence of this fault (RFC 9457, `title`). */
  get title(): string {
    return faults[this.code].title;
  }

  /** The message with a short extract of what came, for the person who sent it and a terminal. */
  explain(): string {
    // The name of a column, say, may hold what would colour the terminal.
    return this.#withReceived(excerpt).replaceAll(/\p{Cc}+/gu, ' ');
  }

  /** The message with the kind of what came, for answers that anybody may have caused: nothing is echoed. */
  explainWithoutEcho(): string {
    return this.#withReceived(kindOf);
  }

  #withReceived(show: (value: unknown) => string): string {
    const fault = this.fields.find((one) => 'received' in one);
    return fault ? `${this.message} What came was ${show(fault.received)}.` : this.message;
  }
}

/** At most 60 printable characters of something that came from outside, in quotes, for an error message. */
export function excerpt(value: unknown): string {
  if (value === undefined) return 'nothing';
  // A list or an object is named, not shown: it may be nested deeper than anything can print.
  if (typeof value === 'object' && value !== null) return kindOf(value);
  const text = String(value);
  const printable = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]+/gu, ' ').trim();
  const characters = [...printable];
  return characters.length > 60 ? `“${characters.slice(0, 60).join('')}…”` : `“${printable}”`;
}

/** What something that came from outside is, without saying what it says. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string')
    return value === '' ? 'an empty text' : `a text of ${value.length} characters`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
