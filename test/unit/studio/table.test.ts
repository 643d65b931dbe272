import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, fieldsOfAddress } from '../../../src/studio/client/address.ts';
import {
  articleOf,
  fieldNames,
  fieldsOfArticle,
  fieldsOfCard,
  isEmpty,
  noFields,
  type Fields,
} from '../../../src/studio/client/fields.ts';
import { noHistory, redo, remember, undo, type History } from '../../../src/studio/client/history.ts';
import { saysTheSame } from '../../../src/studio/client/making.ts';
import { cardOfAddress, readPasted } from '../../../src/studio/client/paste.ts';
import { fileName } from '../../../src/studio/client/take-away.ts';
import { newKey } from '../../../src/keys/new-key.ts';
import { signCard, type Card } from '../../../src/sign/sign.ts';

const anyFields = fc.record(
  Object.fromEntries(fieldNames.map((name) => [name, fc.string({ maxLength: 40 })])),
) as unknown as fc.Arbitrary<Fields>;

describe('an address with the fields in it', () => {
  it('opens the same fields, whatever they are, and sends none of them', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        fc.pre(!isEmpty(fields));
        const whole = Object.fromEntries(
          Object.entries(fields).map(([name, value]) => [name, value.toWellFormed()]),
        );
        const address = addressOf(whole as Fields, 'https://cards.example/');
        expect(fieldsOfAddress(address)).toEqual(whole);
        expect(new URL(address).search).toBe('');
      }),
    );
  });

  it('may have them behind a question mark, and drops what is no field', () => {
    expect(fieldsOfAddress('https://cards.example/?headline=Tide&evil=1')).toEqual({
      ...noFields,
      headline: 'Tide',
    });
    expect(fieldsOfAddress('https://cards.example/?outlet=rt')).toBeUndefined();
    expect(fieldsOfAddress('https://cards.example/')).toBeUndefined();
  });
});

describe('fields and what the service takes', () => {
  it('leaves out what is empty, and puts details where they belong', () => {
    const fields = {
      ...noFields,
      headline: 'Tide',
      state: 'review',
      stars: '4.5',
      by: 'nobody',
      author: 'Jane',
      photo: 'a'.repeat(64),
      focus: '0.25,0.5',
    };
    expect(articleOf(fields)).toEqual({
      headline: 'Tide',
      state: { is: 'review', stars: 4.5 },
      author: { name: 'Jane' },
      photo: { sha256: 'a'.repeat(64), focus: [0.25, 0.5] },
    });
  });

  it('shows a time of an article as people write one', () => {
    expect(fieldsOfArticle({ date: '2021-08-23T12:15:00+03:00' })).toEqual({
      date: '2021-08-23 12:15+03:00',
    });
    expect(fieldsOfArticle({ date: '2021-08-23' })).toEqual({ date: '2021-08-23' });
  });

  it('takes related articles from a page to its share page, with their addresses and without', () => {
    const related = [
      { headline: 'What it cost', url: 'https://harbourpost.example/cost' },
      { headline: 'Who paid', url: undefined },
    ];
    const fields = { ...noFields, ...fieldsOfArticle({ related }) };
    expect(fields.related).toBe('What it cost https://harbourpost.example/cost\nWho paid');
    expect(articleOf(fields)['related']).toEqual(related);
  });

  it('opens a signed card as it was', async () => {
    const card: Card = {
      headline: 'Tide',
      outlet: 'rt',
      state: { is: 'quote', by: 'Jane' },
      lang: 'en',
      template: 'night',
    };
    const { url } = await signCard({ key: newKey({ id: 'k', outlets: [] }), card, ext: 'jpg' });
    const opened = cardOfAddress(url)!;
    expect(fieldsOfCard(opened.card as Card, opened.ext)).toEqual({
      ...noFields,
      headline: 'Tide',
      outlet: 'rt',
      state: 'quote',
      by: 'Jane',
      lang: 'en',
      template: 'night',
      format: 'jpg',
    });
  });

  it('knows two addresses of one card by what they say, and not by how it looks', async () => {
    const key = newKey({ id: 'k', outlets: [] });
    const sign = async (card: Card): Promise<string> => (await signCard({ key, card })).url;
    const card = { headline: 'Tide', outlet: 'rt', v: 'one' };
    expect(
      saysTheSame(await sign(card), await sign({ ...card, v: 'two', size: 'story', template: 'night' })),
    ).toBe(true);
    expect(saysTheSame(await sign(card), await sign({ ...card, headline: 'Tides' }))).toBe(false);
  });
});

describe('what is pasted', () => {
  it.each([
    ['https://harbourpost.example/a?b=1', 'link'],
    ['  harbourpost.example/ferry-strike  ', 'link'],
    ['Gazeta.Ru', 'headline'],
    [`https://cards.example/c/v1/k1/${'A'.repeat(24)}/e30.png`, 'card'],
    [`/s/v1/k1/${'A'.repeat(24)}/e30`, 'card'],
    ['<!doctype html><html><head>', 'html'],
    ['Ferry strike ends\nafter nine days', 'headline'],
    ['Menu\nNews\nSport\nFerry strike ends', 'page'],
    ['Ferry strike ends '.repeat(40), 'page'],
    ['  \n ', 'nothing'],
  ])('%s is a %s', (text, kind) => {
    expect(readPasted(text).kind).toBe(kind);
  });

  it('is always something, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readPasted(text).kind).toMatch(/^(nothing|card|link|html|page|headline)$/);
        cardOfAddress(text);
      }),
    );
  });
});

describe('undo', () => {
  it('goes back through every step and forward again, whatever the steps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.nat(2_000)), { maxLength: 40 }),
        (steps) => {
          let history: History<number> = noHistory;
          let state = 0;
          let atMs = 0;
          for (const [about, waitMs] of steps) {
            history = remember(history, state, { about, atMs: (atMs += waitMs) });
            state += 1;
          }
          const last = state;
          const seen = [state];
          for (let step = undo(history, state); step; step = undo(step.history, step.state)) {
            seen.push(step.state);
            history = step.history;
            state = step.state;
          }
          expect(state).toBe(0);
          expect(seen).toEqual([...seen].sort((one, other) => other - one));
          for (let step = redo(history, state); step; step = redo(step.history, step.state))
            state = step.state;
          expect(state).toBe(last);
        },
      ),
    );
  });

  it('takes keystrokes of one field within a moment as one step', () => {
    const typed = [0, 100, 200, 2_000].reduce<History<string>>(
      (history, atMs) => remember(history, `at ${atMs}`, { about: 'headline', atMs }),
      noHistory,
    );
    expect(typed.past).toEqual(['at 0', 'at 2000']);
  });
});

it('a file is named after the headline, in any script, and short', () => {
  expect(fileName('Ferry strike: “over”!', 'og.png')).toBe('ferry-strike-over-og.png');
  expect(fileName('Паром / вышел', 'og.png')).toBe('паром-вышел-og.png');
  expect(fileName('../..', 'og.png')).toBe('card-og.png');
  expect(fileName('word '.repeat(60), 'og.png').length).toBeLessThan(70);
});
