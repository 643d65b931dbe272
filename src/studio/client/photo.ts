import type { PhotoFacts } from '../../service/photos.ts';
import { ask, problem, type Answer } from './api.ts';
import { pointText, type Fields } from './fields.ts';
import { readyToTravel } from './photo-file.ts';
import type { Found } from './state.ts';
import type { Studio } from './studio.ts';

/** Photos of this tab by their sha256, so that what was just given is seen at once. */
const local = new Map<string, string>();

/** Where a photo is to be seen, for the choice of its focus. */
export function photoUrl(sha256: string): string {
  return local.get(sha256) ?? `/studio/photos/${sha256}`;
}

/** Takes a photo from this machine. */
export function addPhoto(studio: Studio, file: Blob): Promise<void> {
  return coming(studio, async () => {
    if (file.type !== '' && !file.type.startsWith('image/')) return failed('photo_unsupported');
    const { blob } = await readyToTravel(file);
    if (blob.size > studio.boot.photoMaxBytes) return failed('photo_too_large');
    const answer = await put(blob, { 'content-type': blob.type || 'application/octet-stream' });
    if (answer.ok) local.set(answer.value.sha256, URL.createObjectURL(blob));
    return answer;
  });
}

/** Takes a photo from its address; the service fetches it. */
export function addPhotoFrom(studio: Studio, url: string): Promise<void> {
  return coming(studio, () => put(JSON.stringify({ url }), { 'content-type': 'application/json' }));
}

export function removePhoto(studio: Studio): void {
  studio.editMany({ photo: '', focus: '', credit: '', photoAlt: '', overlay: '' }, { about: 'photo' });
  studio.set({ photoProblem: undefined });
}

async function coming(studio: Studio, take: () => Promise<Answer<PhotoFacts>>): Promise<void> {
  studio.set({ isPhotoComing: true, photoProblem: undefined });
  const work = take();
  studio.pending = work;
  const answer = await work;
  studio.set({ isPhotoComing: false });
  if (!answer.ok) {
    studio.set({ photoProblem: answer.problem });
    studio.noteLink(answer.problem);
    return;
  }
  const { sha256, focus, credit } = answer.value;
  const change: Partial<Fields> = {
    photo: sha256,
    focus: pointText(focus),
    ...(credit === undefined ? {} : { credit }),
  };
  const found = Object.fromEntries(
    (['focus', 'credit'] as const).flatMap((name): [string, Found][] =>
      change[name] ? [[name, { value: change[name], source: 'photo-file', confidence: 0.7 }]] : [],
    ),
  );
  studio.editMany(change, { about: 'photo', found });
  studio.set({ offeredPhoto: undefined });
  studio.say(studio.words('photo.ready'));
}

function put(body: BodyInit, headers: Record<string, string>): Promise<Answer<PhotoFacts>> {
  return ask('/v1/photos', { method: 'PUT', body, headers }, (response) => {
    return response.json() as Promise<PhotoFacts>;
  });
}

function failed(code: string): Answer<PhotoFacts> {
  return { ok: false, problem: problem(code) };
}
