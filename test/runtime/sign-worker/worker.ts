/** Signs and opens inside workerd what a test sends; no part of presscard's own Worker. */
import { openAddress } from '../../../src/card-url/open.ts';
import { canonicalCard } from '../../../src/card-url/card.ts';
import { KeyRing } from '../../../src/keys/key-ring.ts';
import { readKeys } from '../../../src/keys/key-setting.ts';
import { newKey, newKeyId, writeKey } from '../../../src/keys/new-key.ts';
import { signCard, signShare, type Card, type CardExtension } from '../../../src/sign/sign.ts';

interface Ask {
  readonly kid: string;
  readonly secret: string;
  readonly ext: CardExtension | 'share';
  readonly json: string;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const vectors: readonly Ask[] = await request.json();
    const answers = await Promise.all(
      vectors.map(async ({ kid, secret, ext, json }) => {
        const key = { id: kid, secret };
        const card = JSON.parse(json) as Card;
        const { path } = await (ext === 'share' ? signShare({ key, card }) : signCard({ key, card, ext }));
        const ring = new KeyRing([{ ...key, state: 'signing', outlets: [] }]);
        return { path, canonical: canonicalCard((await openAddress(path, ring)).card) };
      }),
    );
    const made = readKeys(writeKey(newKey({ id: newKeyId(), outlets: [] })));
    return Response.json({ answers, made: made.problems });
  },
};
