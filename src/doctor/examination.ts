import type { NetworkId } from '../share/networks.ts';
import type { PictureFacts } from './picture-facts.ts';
import type { ReadPage } from './read-as.ts';
import type { Robots } from './robots.ts';
import type { Visit } from './visit.ts';

/** A visit under a network's name, and the page as that network got it. */
export interface NetworkVisit {
  readonly network: NetworkId;
  readonly visit: Visit;
  /** Undefined where no page was answered. */
  readonly page: ReadPage | undefined;
}

/** Everything that was seen of a page, before anybody judges it. */
export interface Examination {
  /** As it was asked for. */
  readonly url: string;
  /** The page as most crawlers got it, and the visit that it came from. */
  readonly page: ReadPage;
  readonly visit: Visit;
  readonly saysCharset: boolean;
  readonly visits: readonly NetworkVisit[];
  readonly head: Visit;
  readonly robots: Robots;
  /** By absolute address; the first is the one of `og:image`. */
  readonly pictures: ReadonlyMap<string, PictureFacts>;
  readonly pictureRobots: Robots;
}
