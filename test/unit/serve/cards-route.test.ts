import { describe, expect, it } from 'vitest';
import { BASE, headline, tokens } from '../../faults/support/keys.ts';
import { pressService } from '../../faults/support/press-service.ts';

const service = pressService();

interface Told {
  readonly code: string;
  readonly fields: readonly { readonly field: string }[];
  readonly warnings: readonly object[];
  readonly cards: object;
}

async function post<T = Told>(body: unknown): Promise<{ status: number; told: T }> {
  const answer = await service.app.request(`${BASE}/v1/cards`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.cms}` },
    body: JSON.stringify(body),
  });
  return { status: answer.status, told: (await answer.json()) as T };
}

const article = (): object => ({ headline: headline(), outlet: 'harbour-post', date: '2026-03-14' });

describe('what POST /v1/cards tells a developer', () => {
  it.each([
    [{ article: { headline: 'Tide', outlet: 'rt' }, sizes: 'og' }, 'The field sizes must be a list.'],
    [{ article: 'Tide' }, 'The field article must be an object.'],
    [
      { article: { headline: 'Tide', outlet: 'rt' }, format: 'svg' },
      'The field format must be one of auto, png, jpg, webp.',
    ],
    [{ article: { headline: 'Tide', outlet: 'rt' }, sizes: [] }, 'The field sizes must be more than empty.'],
    [7, 'The field body must be an object.'],
  ])('%j is wrong because: %s', async (body, detail) => {
    expect(await post(body)).toMatchObject({ status: 422, told: { code: 'request_invalid', detail } });
  });

  it('that an address would be over before anybody has it', async () => {
    const x = Math.floor(service.clock.at / 1000);
    const { status, told } = await post({ article: article(), x });
    expect([status, told.code, told.fields[0]!.field]).toEqual([422, 'request_invalid', 'x']);
    expect((await post({ article: article(), x: x + 60 })).status).toBe(200);
  });

  it('which options were not understood, alone and in an array', async () => {
    const warning = expect.objectContaining({ code: 'option_unknown' });
    const body = { article: article(), size: 'square' };
    expect((await post(body)).told.warnings).toContainEqual(warning);
    expect((await post<Told[]>([body])).told[0]!.warnings).toContainEqual(warning);
    expect((await post({ article: article() })).told.warnings).toEqual([]);
  });
});

describe('the record of what was signed', () => {
  it('has a line for every card: each size once, and each article of an array', async () => {
    const before = service.lines.length;
    const sizes = ['og', 'square', 'og'];
    const { told } = await post({ article: article(), sizes });
    await post([article(), { headline: '' }, { article: article(), sizes: ['wide', 'story'] }]);
    const lines = service.lines.slice(before).filter(({ event }) => event === 'card_signed');
    expect(lines).toHaveLength(2 + 1 + 2);
    expect(Object.keys(told.cards)).toEqual(['og', 'square']);
    for (const { fields } of lines) {
      expect(fields).toEqual({
        kid: 'main',
        apiKey: 'cms',
        card: expect.stringMatching(/^[0-9a-f]{64}$/),
        at: new Date(service.clock.at).toISOString(),
      });
    }
    // A card is one card in all of its sizes.
    expect(lines[0]!.fields.card).toBe(lines[1]!.fields.card);
  });
});
