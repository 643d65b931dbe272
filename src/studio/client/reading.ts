import type { ArticleAnswer } from '../../article/answer.ts';
import type { FieldSource } from '../../source/found.ts';
import type { Card } from '../../sign/card.ts';
import { ask, askJson, problem, type Problem } from './api.ts';
import { fieldNames, fieldsOfArticle, fieldsOfCard, type FieldName, type Fields } from './fields.ts';
import { cardOfAddress, readPasted } from './paste.ts';
import type { Found } from './state.ts';
import type { Studio } from './studio.ts';

/** What `POST /v1/articles` answers. */
interface Extraction {
  readonly article: ArticleAnswer;
  readonly sources: readonly FieldSource[];
}

interface Verified {
  readonly genuine: boolean;
  readonly reason?: string;
  readonly withdrawn?: boolean;
}

/** Reads whatever was put into the first box: a link, a page as text or HTML, a signed card, a headline. */
export function readIn(studio: Studio, text: string): Promise<void> {
  const pasted = readPasted(text);
  switch (pasted.kind) {
    case 'nothing':
      return Promise.resolve();
    case 'headline':
      studio.editMany({ headline: pasted.text }, { about: 'paste' });
      studio.set({ pasted: '', pasteProblem: undefined });
      return Promise.resolve();
    case 'card':
      return reading(studio, () => openCard(studio, pasted.url));
    case 'link':
      return reading(studio, () => extract(studio, { url: pasted.url }));
    case 'html':
      return reading(studio, () => extract(studio, { html: pasted.html }));
    case 'page':
      return reading(studio, () => extract(studio, { text: pasted.text }));
  }
}

/**
 * Opens a signed card, to make another one in its place.
 *
 * @param goOnWith what was changed of it already, before a reload.
 */
export async function openCard(studio: Studio, url: string, goOnWith?: Fields): Promise<Problem | undefined> {
  const answer = await ask(`/v1/verify?url=${encodeURIComponent(url)}`, {}, (response) => {
    return response.json() as Promise<Verified>;
  });
  if (!answer.ok) return answer.problem;
  const opened = cardOfAddress(url);
  if (!answer.value.genuine || !opened) return problem('not_genuine');
  const fields = fieldsOfCard(opened.card as Card, opened.ext);
  const found = Object.fromEntries(
    fieldNames
      .filter((name) => fields[name] !== '')
      .map((name): [FieldName, Found] => [name, { value: fields[name], source: 'card', confidence: 1 }]),
  );
  if (!goOnWith) studio.replace(fields, found);
  studio.set({
    correction: {
      url,
      fields,
      isWithdrawn: answer.value.withdrawn === true,
      takesDown: false,
      outcome: undefined,
    },
    made: undefined,
  });
  return undefined;
}

async function extract(studio: Studio, source: object): Promise<Problem | undefined> {
  let answer = await askJson<Extraction>('/v1/articles', source);
  // A page that does not say whose it is, is most likely of the outlet that was chosen.
  const { outlet } = studio.state.fields;
  if (!answer.ok && answer.problem.code === 'outlet_missing' && outlet !== '')
    answer = await askJson<Extraction>('/v1/articles', { ...source, outlet });
  if (!answer.ok) {
    const { code } = answer.problem;
    return code.startsWith('headline_') ? problem('no_headline') : answer.problem;
  }
  const { article, sources } = answer.value;
  const values = fieldsOfArticle(article);
  const found = Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, Found] => {
      const known = sources.find(({ field }) => field === (name === 'credit' ? 'photo' : name));
      const { source: from = 'page', detail, confidence = 0.5 } = known ?? {};
      return [name, { value, source: from, detail, confidence }];
    }),
  );
  studio.replace(values, found);
  studio.set({ offeredPhoto: article.photo?.src, correction: undefined, made: undefined });
  return undefined;
}

async function reading(studio: Studio, read: () => Promise<Problem | undefined>): Promise<void> {
  studio.set({ isReading: true, pasteProblem: undefined });
  const work = read();
  studio.pending = work;
  const fault = await work;
  studio.set({ isReading: false, pasteProblem: fault });
  if (fault) studio.noteLink(fault);
  else {
    studio.set({ pasted: '' });
    studio.answered();
    studio.say(studio.words('paste.done'));
  }
}
