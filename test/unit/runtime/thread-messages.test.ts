import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PresscardError } from '../../../src/errors.ts';
import { readFault, writeFault } from '../../../src/runtime/node/thread-messages.ts';

describe('an error on its way between threads', () => {
  it('arrives with its code, its message, its fields and its time to ask again', () => {
    const fields = fc.array(fc.record({ field: fc.string(), rule: fc.string(), received: fc.anything() }));
    fc.assert(
      fc.property(
        fc.constantFrom('busy' as const, 'article_invalid' as const, 'render_failed' as const),
        fc.string({ unit: 'binary' }),
        fields.filter(isCloneable),
        fc.option(fc.nat(), { nil: undefined }),
        (code, message, given, retryAfterS) => {
          const sent = new PresscardError(code, message, { fields: given, retryAfterS });
          const arrived = readFault(structuredClone(writeFault(sent)));
          expect(arrived).toBeInstanceOf(PresscardError);
          expect(arrived).toMatchObject({ code, message, fields: given, retryAfterS });
          expect(arrived.status).toBe(sent.status);
        },
      ),
    );
  });

  it('arrives as render_failed when it is of no class of ours, with what it said for the log alone', () => {
    for (const thrown of [new TypeError('x'), 'x', undefined, null, { x: 1 }, Symbol('x')]) {
      const arrived = readFault(structuredClone(writeFault(thrown)));
      expect(arrived).toMatchObject({ code: 'render_failed', message: 'The card could not be rendered.' });
      expect(arrived.cause).toBeInstanceOf(Error);
    }
  });
});

/** An article comes to a thread as a message, so nothing in it can be received that no message can hold. */
function isCloneable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
