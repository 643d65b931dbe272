import type { ArticleInput } from '../src/index.ts';
import { stateIds } from '../src/article/state.ts';
import { templates } from '../templates/registry.ts';
import { sizeIds, type SizeId } from '../templates/sizes.ts';
import type { Template, Theme } from '../templates/template.ts';
import { photographs, type Scene } from '../test/fixtures/scenes.ts';
import { scenesInTurn, stateParts, subjects, type Subject } from './subjects.ts';

/** Scenes of nobody's: an invented credit stands under them. */
const drawnScenes = ['harbour', 'snow', 'crowd', 'stage'] as const satisfies readonly Scene[];

/** Stands in for the portrait of an author, whom nobody has seen. */
const PORTRAIT: Scene = 'face';

/** When the cards of the gallery are looked at: two days after their articles, in ms since 1970. */
export const LOOKED_AT_MS = Date.parse('2026-03-16T12:00:00Z');

export interface GalleryCard {
  /** File name without its ending. */
  readonly name: string;
  readonly template: string;
  readonly size: SizeId;
  /** Left out, the design's own. */
  readonly theme?: Theme | undefined;
  readonly article: ArticleInput;
  /** The photo, in a design that has one. */
  readonly scene?: Scene | undefined;
  /** The portrait of the author, in a design that shows one. */
  readonly portrait?: Scene | undefined;
}

/** Texts that a card has at most and at least. */
const fillings = ['full', 'bare'] as const;
const directions = ['ltr', 'rtl'] as const;
const lengths = ['longest', 'shortest'] as const;

/** Every template in every size, direction and theme, with the longest and the shortest headline, with all that can stand beside it and with nothing. */
export function allCards(): GalleryCard[] {
  return templates.flatMap((template: Template) =>
    sizeIds.flatMap((size) =>
      directions.flatMap((dir, direction) =>
        (template.themes ?? ['light']).flatMap((theme) =>
          lengths.flatMap((length, at) =>
            fillings.map((filling, other): GalleryCard => {
              const turn = sizeIds.indexOf(size) + direction + at * 2 + other;
              const subject = inTurn<Subject>(subjects[dir], turn);
              const { input, ...scenes } = articleOf(template, subject, filling, inTurn(scenesInTurn, turn));
              // A list has a title, and no headline of its own.
              const headline = template.items && length === 'longest' ? subject.items[1] : subject[length];
              return {
                name: [template.id, size, dir, theme, length, filling].join('-'),
                template: template.id,
                size,
                theme,
                article: { ...input, headline },
                ...scenes,
              };
            }),
          ),
        ),
      ),
    ),
  );
}

/** Every state and what else may stand on a card, as `og`, in both directions, in the design that it gets by itself. */
export function stateCards(): GalleryCard[] {
  const states = [...stateIds, 'notice', 'old', 'paid-photo', 'live-photo', 'beside'] as const;
  return directions.flatMap((dir) =>
    states.map((state, at): GalleryCard => {
      const subject = inTurn<Subject>(subjects[dir], at);
      const { outlet, kicker, items } = subject;
      const common = { headline: items[1], date: '2026-03-14T21:40', outlet, kicker };
      const special = specialParts(state, subject);
      const hasPhoto = 'photo' in special;
      return {
        name: ['state', state, dir].join('-'),
        template: state === 'old' ? 'frame' : '',
        size: 'og',
        theme: 'light',
        article: { ...common, ...special },
        scene: hasPhoto ? inTurn(drawnScenes, at) : undefined,
      };
    }),
  );
}

function specialParts(state: string, subject: Subject): Partial<ArticleInput> {
  const { credit, notice, author, standfirst } = subject;
  if (state === 'notice') return { notice };
  if (state === 'old') return { date: '2021-03-14', photo: { credit } };
  if (state === 'paid-photo') return { state: 'paid', photo: { credit } };
  if (state === 'live-photo') return { ...stateParts('live', subject), photo: { credit } };
  if (state === 'beside') return { photo: { credit, syndication: 'none' } };
  return { ...stateParts(state, subject), author, standfirst };
}

function articleOf(
  template: Template,
  { outlet, kicker, author, standfirst, credit, ...subject }: Subject,
  filling: (typeof fillings)[number],
  scene: Scene,
): { input: Omit<ArticleInput, 'headline'> } & Pick<GalleryCard, 'scene' | 'portrait'> {
  const isFull = filling === 'full';
  const hasPhoto = template.photo !== undefined;
  return {
    scene: hasPhoto ? scene : undefined,
    portrait: template.portrait && isFull ? PORTRAIT : undefined,
    input: {
      outlet,
      ...stateParts(template.items ? 'index' : (template.state ?? 'news'), subject),
      ...(isFull ? { kicker, author, standfirst, date: '2026-03-14T21:40' } : {}),
      ...(hasPhoto ? { photo: isFull ? { credit: creditOf(scene) ?? credit } : {} } : {}),
    },
  };
}

/** Whoever took a photograph stands under it. */
function creditOf(scene: Scene): string | undefined {
  return Object.entries(photographs).find(([name]) => name === scene)?.[1].credit;
}

function inTurn<T>(list: readonly T[], at: number): T {
  return list[at % list.length]!;
}

const sheetScenes: Readonly<Record<string, Scene>> = {
  frame: 'mountains',
  photo: 'harbour',
  split: 'dogs',
  video: 'rocket',
};

/** A card of each design, in turns left-to-right and right-to-left: the sheet that README shows. */
export function sheetCards(): GalleryCard[] {
  const own = templates.map((template: Template, at): GalleryCard => {
    const dir = at % 4 === 3 ? 'rtl' : 'ltr';
    const subject = inTurn<Subject>(subjects[dir], at);
    const card = articleOf(template, subject, 'full', sheetScenes[template.id] ?? 'harbour');
    const headline = template.items ? subject.kicker : subject.items[at % subject.items.length]!;
    return {
      name: template.id,
      template: template.id,
      size: 'og',
      theme: template.themes?.[0] ?? 'light',
      article: { ...card.input, headline },
      scene: card.scene,
      portrait: card.portrait,
    };
  });
  const states = stateCards().filter(({ name }) => /^state-(correction|obituary|paid|old)-ltr$/.test(name));
  return [...own, ...states].slice(0, 16);
}
