import type { LogPort } from '../../ports.ts';

/** One JSON object a line on standard error, which is where a service's supervisor looks. */
export const jsonLinesLog: LogPort = {
  write(level, event, fields = {}) {
    process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
  },
};
