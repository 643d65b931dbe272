import { api } from './rows/api.ts';
import { deploys } from './rows/deploys.ts';
import { extraction } from './rows/extraction.ts';
import { failures } from './rows/failures.ts';
import { http } from './rows/http.ts';
import { keyStates } from './rows/keys.ts';
import { load } from './rows/load.ts';
import { log } from './rows/log.ts';
import { photos } from './rows/photos.ts';
import { share } from './rows/share.ts';
import { signing } from './rows/signing.ts';
import { starting } from './rows/starting.ts';
import { text } from './rows/text.ts';
import { time } from './rows/time.ts';
import { withdrawal } from './rows/withdrawal.ts';
import type { Topic } from './support/fault.ts';

/** The seventy-eight faults and attacks, by topic; `table.test.ts` counts them. */
export const table: Readonly<Record<string, Topic>> = {
  signing,
  starting,
  keys: keyStates,
  http,
  load,
  text,
  photos,
  failures,
  deploys,
  extraction,
  api,
  withdrawal,
  time,
  log,
  share,
};
