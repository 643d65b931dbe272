import type { ClockPort } from '../ports.ts';

/** The machine's clocks. Workerd's stand still between I/O, as a defence against timing attacks. */
export const systemClock: ClockPort = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
};
