import robotsParser from 'robots-parser';
import type { Visit } from './visit.ts';

/** What a host's robots.txt says; everything is allowed where it says nothing. */
export interface Robots {
  allows(url: string, robot: string): boolean;
}

/** A robots.txt of more is read up to there (RFC 9309, 2.5). */
export const ROBOTS_MAX_BYTES = 500 * 1024;

/** The package is a function, whatever its types say of a default. */
const parse = robotsParser as unknown as (
  url: string,
  text: string,
) => { isAllowed(url: string, robot: string): boolean | undefined };

/** @param url of the robots.txt. */
export function readRobots(url: string, { answer }: Pick<Visit, 'answer'>): Robots {
  if (answer?.status !== 200) return { allows: () => true };
  const robots = parse(url, new TextDecoder().decode(answer.bytes));
  return { allows: (address, robot) => robots.isAllowed(address, robot) !== false };
}

export function robotsUrlOf(url: string): string {
  return new URL('/robots.txt', url).href;
}
