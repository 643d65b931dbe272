import type { Shared } from './network.ts';
import { networkList, type NetworkId } from './networks.ts';

/** The address behind each share button, by the network's id, in the order of the buttons. */
export type ShareLinks = Partial<Readonly<Record<NetworkId, string>>>;

export function shareLinks(shared: Shared): ShareLinks {
  return Object.fromEntries(networkList.flatMap(({ id, share }) => (share ? [[id, share(shared)]] : [])));
}
