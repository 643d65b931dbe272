import type { LogPort } from '../../ports.ts';

/** One JSON object a line; Workers Logs takes its fields apart. */
export const consoleLog: LogPort = {
  write(level, event, fields = {}) {
    console[level](JSON.stringify({ level, event, ...fields }));
  },
};
