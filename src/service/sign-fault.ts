import { PresscardError } from '../errors.ts';
import { SignError } from '../sign/sign.ts';

/** Runs what signs addresses; what `presscard/sign` refuses becomes an error of the service. @throws PresscardError `card_too_long` or `card_invalid` */
export async function asFault<T>(sign: () => Promise<T>): Promise<T> {
  try {
    return await sign();
  } catch (error) {
    if (!(error instanceof SignError)) throw error;
    const code = error.code === 'card_too_long' ? 'card_too_long' : 'card_invalid';
    throw new PresscardError(code, error.message, { cause: error });
  }
}
