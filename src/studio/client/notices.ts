import type { MessageKey } from '../boot.ts';
import { missingCharacters } from './missing-characters.ts';
import { nameSizes, reportHeadline } from './headline.ts';
import { showField } from './show-field.ts';
import type { Studio } from './studio.ts';

/** Something to know about the card, with what mends it. */
export interface Notice {
  readonly id: string;
  readonly text: string;
  readonly level: 'warn' | 'info';
  readonly mends: readonly Mend[];
}

export interface Mend {
  readonly label: string;
  act(): void;
}

/** Said elsewhere already: beside the headline, or beside the field. */
const SAID_ELSEWHERE = new Set(['headline_cut', 'lang_unknown', 'locale_unknown']);

/** What was done for the better, and need not be mended. */
const INFORMS = new Set(['colour_moved', 'photo_not_overlaid', 'photo_focus_covered', 'template_roomier']);

/** Everything to know about the card on the table: what the service warns of, and what only the page sees. */
export function noticesOf(studio: Studio): readonly Notice[] {
  const { state, words } = studio;
  const { facts, fields, fits } = state;
  if (!facts) return [];
  const notices: Notice[] = [];
  const { cutIn, cutAt } = reportHeadline(fields.headline, fits);
  if (cutIn.length > 0) {
    notices.push({
      id: 'headline_cut',
      level: 'warn',
      text: words('notice.cut', { sizes: nameSizes(cutIn, words) }),
      mends: [
        { label: words('mend.select'), act: () => select('headline', cutAt) },
        ...(fields.headline.trim().includes('\n')
          ? [{ label: words('mend.unbreak'), act: () => unbreak(studio) }]
          : []),
      ],
    });
  }
  for (const { code, message } of facts.warnings) {
    const isSaid = code === 'date_missing' && facts.problems.some(({ field }) => field === 'date');
    if (isSaid || SAID_ELSEWHERE.has(code) || notices.some(({ id }) => id === code)) continue;
    notices.push({
      id: code,
      level: code in mends && !INFORMS.has(code) ? 'warn' : 'info',
      text:
        words.maybe(`notice.${code}`, {
          template: nameOf(studio, facts.template),
          characters: missingCharacters(message).join(' '),
        }) ?? message,
      mends: mends[code]?.(studio) ?? [],
    });
  }
  const bytes = state.pictures[state.size]?.blob.size ?? 0;
  if (bytes > studio.boot.cardAimBytes) {
    notices.push({
      id: 'bytes',
      level: 'warn',
      text: words('notice.bytes', { size: words.size(bytes), aim: words.size(studio.boot.cardAimBytes) }),
      mends: fields.format === '' || fields.format === 'jpg' ? [] : [edit(studio, 'mend.jpeg', 'format', '')],
    });
  }
  const faults = faultsOf(studio);
  if (faults > 0) {
    notices.push({
      id: 'doctor',
      level: 'warn',
      text: words('notice.doctor', { n: faults }),
      mends: [{ label: words('mend.see'), act: () => studio.open('take') }],
    });
  }
  if (facts.fallback !== undefined) {
    notices.push({
      id: 'fallback',
      level: 'warn',
      text: words('notice.fallback'),
      mends: [{ label: words('link.retry'), act: () => studio.refresh() }],
    });
  }
  return notices;
}

const mends: Readonly<Record<string, (studio: Studio) => readonly Mend[]>> = {
  date_missing: (studio) => [
    { label: studio.words('mend.today'), act: () => studio.edit('date', today()) },
    { label: studio.words('mend.write'), act: () => showField('date') },
  ],
  date_ambiguous: (studio) => readings(studio),
  headline_shortened: () => [],
  text_cut: () => [],
  title_cut: (studio) => [{ label: studio.words('mend.shorten'), act: () => showField('headline') }],
  glyph_missing: (studio) => [
    { label: studio.words('mend.removeCharacters'), act: () => removeMissing(studio) },
  ],
  photo_missing: (studio) => [
    { label: studio.words('mend.addPhoto'), act: () => document.getElementById('photo-file')?.click() },
    edit(studio, 'mend.autoTemplate', 'template', ''),
  ],
  photo_not_drawn: (studio) => [edit(studio, 'mend.photoTemplate', 'template', 'photo')],
  photo_not_overlaid: () => [],
  items_missing: (studio) => [edit(studio, 'mend.autoTemplate', 'template', '')],
  theme_missing: (studio) => [edit(studio, 'mend.autoTheme', 'theme', '')],
  colour_moved: (studio) => darker(studio),
};

function edit(studio: Studio, label: MessageKey, name: 'template' | 'theme' | 'format', value: string): Mend {
  return { label: studio.words(label), act: () => studio.edit(name, value) };
}

function nameOf({ words }: Studio, id: string): string {
  return words.maybe(`template.${id}`) ?? id;
}

/** A dark ground, where the brand's colour may stand as it is. */
function darker(studio: Studio): readonly Mend[] {
  const { fields, facts } = studio.state;
  if (fields.photo !== '') return [];
  const themes = studio.boot.templates.find(({ id }) => id === (fields.template || facts?.template))?.themes;
  if (themes?.includes('dark') && facts?.theme !== 'dark')
    return [edit(studio, 'mend.dark', 'theme', 'dark')];
  return facts?.template === 'classic' ? [edit(studio, 'mend.night', 'template', 'night')] : [];
}

/** Both ways to read a date of numbers. */
function readings(studio: Studio): readonly Mend[] {
  const iso = studio.state.facts?.article.date;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '') ?? [];
  if (!year || !month || !day) return [];
  const days =
    Number(day) <= 12 ? [`${year}-${month}-${day}`, `${year}-${day}-${month}`] : [`${year}-${month}-${day}`];
  return days.map((text) => ({
    label: new Date(`${text}T00:00:00Z`).toLocaleDateString(studio.words.locale, {
      timeZone: 'UTC',
      dateStyle: 'long',
    }),
    act: () => studio.edit('date', text),
  }));
}

function removeMissing(studio: Studio): void {
  const said = studio.state.facts?.warnings.filter(({ code }) => code === 'glyph_missing') ?? [];
  const missing = said.flatMap(({ message }) => missingCharacters(message));
  const { headline, kicker, author, standfirst } = studio.state.fields;
  const without = (text: string): string => [...text].filter((one) => !missing.includes(one)).join('');
  const change = { headline, kicker, author, standfirst };
  studio.editMany(Object.fromEntries(Object.entries(change).map(([name, text]) => [name, without(text)])), {
    about: 'characters',
  });
}

/** How many faults the doctor found on the page of this very article. */
function faultsOf({ state }: Studio): number {
  const { examination, fields } = state;
  if (examination?.url !== fields.url) return 0;
  return examination.findings?.filter(({ severity }) => severity === 'fault').length ?? 0;
}

function unbreak(studio: Studio): void {
  studio.edit('headline', studio.state.fields.headline.trim().replace(/\s*\n\s*/g, ' '));
}

function today(): string {
  return new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Puts the hand on what is missing: typed over, it is mended. */
function select(id: string, from: number): void {
  const box = document.getElementById(id) as HTMLTextAreaElement | null;
  box?.focus();
  box?.setSelectionRange(from, box.value.length);
}
