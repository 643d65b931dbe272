import type { LogPort } from '../../ports.ts';

type Line = readonly [atMs: number, ...Parameters<LogPort['write']>];

/** Lines of requests come by the thousand a second; each would be a call into the system of its own. */
const MAY_WAIT = 'request';
/** How long such a line waits at most; only `kill -9` loses it. */
const WAIT_MS = 100;
const WAITING_MAX_LINES = 250;

let waiting: Line[] = [];
let timer: NodeJS.Timeout | undefined;

/** One JSON object a line on standard error, which is where a service's supervisor looks. */
export const jsonLinesLog: LogPort = {
  write(level, event, fields) {
    waiting.push([Date.now(), level, event, fields]);
    if (event !== MAY_WAIT || waiting.length >= WAITING_MAX_LINES) return writeAll();
    timer ??= setTimeout(writeAll, WAIT_MS).unref();
  },
};

function writeAll(): void {
  clearTimeout(timer);
  timer = undefined;
  const lines = waiting;
  waiting = [];
  if (lines.length > 0) process.stderr.write(lines.map(written).join(''));
}

function written([atMs, level, event, fields = {}]: Line): string {
  const rest = JSON.stringify(fields).slice(1);
  return `{"time":"${timeOf(atMs)}","level":"${level}","event":"${event}"${rest === '}' ? '' : ','}${rest}\n`;
}

let last = { atMs: 0, time: '' };

/** ISO 8601 in UTC; many lines are of one millisecond. */
function timeOf(atMs: number): string {
  if (atMs !== last.atMs) last = { atMs, time: new Date(atMs).toISOString() };
  return last.time;
}

process.once('exit', writeAll);
