import type { Fact } from '../fact.ts';
import type { Page } from './page.ts';

/** Whether only subscribers can read the article, where the page says so. */
export function readPaywall({ thing, described, metas }: Page): Fact<boolean> | undefined {
  const free = thing?.properties['isAccessibleForFree'];
  const [stated] = typeof free === 'boolean' ? [String(free)] : described.textsOf(free);
  if (thing && stated !== undefined && /^(?:true|false)$|\/(?:True|False)$/i.test(stated)) {
    return {
      value: /false$/i.test(stated),
      source: thing.from,
      detail: 'isAccessibleForFree',
      confidence: 0.9,
    };
  }
  const tier = metas.first('article:content_tier')?.toLowerCase();
  if (tier === 'free' || tier === 'locked' || tier === 'metered') {
    return { value: tier !== 'free', source: 'open graph', detail: 'article:content_tier', confidence: 0.8 };
  }
  return undefined;
}
