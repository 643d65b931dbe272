import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { voiceIds, type VoiceId } from '../src/typeset/voices.ts';

/** What a run was asked for. */
export interface RunOptions {
  /** Folder of the corpora; it may be absent. */
  readonly corpus: URL;
  /** Everything measured goes to this file as JSON. */
  readonly json: string | undefined;
  /** ISO 15924 codes; undefined for all. */
  readonly only: ReadonlySet<string> | undefined;
  /** Whose headline faces are compared. */
  readonly voice: VoiceId;
  /** What is measured. */
  readonly parts: ReadonlySet<Part>;
}

/** Headlines against Chromium, and pages and feeds against their truth. */
export const parts = ['headlines', 'pages', 'feeds'] as const;
export type Part = (typeof parts)[number];

const DEFAULT_CORPUS = new URL('../../shared/corpus/', import.meta.url);

/** The options from the command line and the environment (`CORPUS` names the folder of the corpora). */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): RunOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'string' },
      only: { type: 'string' },
      voice: { type: 'string' },
      part: { type: 'string', multiple: true },
    },
  });
  const folder = environment.CORPUS;
  const voice = voiceIds.find((id) => id === (values.voice ?? 'editorial'));
  if (!voice) throw new Error(`--voice is one of ${voiceIds.join(', ')}.`);
  return {
    corpus: folder === undefined || folder === '' ? DEFAULT_CORPUS : pathToFileURL(`${folder}/`),
    json: values.json,
    voice,
    only: values.only === undefined ? undefined : new Set(values.only.split(',')),
    // Scripts are those of headlines.
    parts: new Set(
      values.part?.map(partOf) ?? (values.only === undefined ? parts : (['headlines'] as const)),
    ),
  };
}

function partOf(name: string): Part {
  const part = parts.find((one) => one === name);
  if (part) return part;
  throw new Error(`--part takes ${parts.join(', ')}.`);
}
