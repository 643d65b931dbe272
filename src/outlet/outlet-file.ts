import * as z from 'zod';
import type { Ports } from '../ports.ts';
import { openFace, type OpenFace } from '../typeset/open-face.ts';
import { dataUriBytes } from './data-uri.ts';
import { describeOutlet, isFault } from './describe-outlet.ts';
import { outletSchema, type Outlet, type OutletInput, type OutletKit } from './outlet.ts';

/** A brand kit as it is kept: one outlet a file, or one a key of a KV namespace. */
export interface OutletFile {
  /** For messages. */
  readonly name: string;
  /** JSON: an outlet, or an array of them. */
  readonly text: string;
}

/** Why an outlet was left out. */
export interface OutletProblem {
  readonly file: string;
  /** The field, such as `mark.text`; undefined where it is no JSON at all. */
  readonly field: string | undefined;
  readonly message: string;
}

/** Where the outlets of a newsroom are read from: a folder, or a namespace. */
export interface OutletSource {
  readonly files: readonly OutletFile[];
  /**
   * A logo or a typeface that an outlet names.
   *
   * @param name as the outlet writes it, `logo.svg` or `faces/bold.woff2`: never a way out of the folder.
   */
  read(name: string): Promise<Uint8Array | undefined>;
}

/** What reads them. */
export interface OutletReader {
  readonly ports: Pick<Ports, 'engines' | 'raster'>;
  /** Ids of the designs that there are. */
  readonly templates: readonly string[];
  /** Bytes of one typeface, and of all of them. */
  readonly faceMaxBytes: number;
  readonly facesMaxBytes: number;
}

/** Outlets with their logos and typefaces in them, as plain data. */
export interface ReadOutlets {
  readonly outlets: readonly OutletInput[];
  /** What was found in the same outlets, for reports. */
  readonly findings: readonly OutletFindings[];
  readonly problems: readonly OutletProblem[];
}

export interface OutletFindings {
  readonly file: string;
  readonly outlet: Outlet;
  readonly faces: Readonly<Record<string, OpenFace>>;
}

/** Editors' editors read `$schema` and complete the fields by it. */
const fileSchema = outletSchema.extend({ $schema: z.string().optional() });

/**
 * JSON Schema of such a file, for editors that complete and check while one types.
 *
 * @param templates ids that are offered; a newsroom's own may be written as well.
 */
export function outletJsonSchema(templates: readonly string[]): object {
  const { properties, ...schema } = z.toJSONSchema(fileSchema, {
    io: 'input',
    // What the JSON editors of today know.
    target: 'draft-7',
    unrepresentable: 'any',
  });
  const { type, ...template } = properties!['template'] as object & { type: string };
  const offered = { ...template, anyOf: [{ enum: templates }, { type }] };
  return { title: 'An outlet of presscard', ...schema, properties: { ...properties, template: offered } };
}

/**
 * The outlets of a newsroom. One that is wrong, in its own file or in one that it names, is left out and named with
 * its field; the others go on working. Of two with one id or one domain, the first in the order of the files counts.
 */
export async function readOutletFiles(source: OutletSource, reader: OutletReader): Promise<ReadOutlets> {
  const outlets: OutletInput[] = [];
  const findings: OutletFindings[] = [];
  const problems: OutletProblem[] = [];
  let faceBytes = 0;
  for (const { name, text } of source.files) {
    for (const [at, value] of valuesOf(text).entries()) {
      const file = Array.isArray(value) || at > 0 ? `${name} (outlet ${at + 1})` : name;
      const kit = kitOf(value, outlets);
      const read = 'message' in kit ? kit : await withFiles(kit, source, reader, faceBytes);
      if ('message' in read) {
        problems.push({ file, ...read });
        continue;
      }
      for (const { bytes } of Object.values(read.faces)) faceBytes += bytes;
      outlets.push(read.kit);
      findings.push({ file, outlet: read.outlet, faces: read.faces });
    }
  }
  return { outlets, findings, problems };
}

type Problem = Omit<OutletProblem, 'file'>;

const NOT_JSON = Symbol('no JSON');

function valuesOf(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return Array.isArray(value) ? value : [value];
  } catch {
    return [NOT_JSON];
  }
}

/** The kit that stands there, or what is wrong with it. */
function kitOf(value: unknown, outlets: readonly OutletInput[]): OutletKit | Problem {
  if (value === NOT_JSON) {
    return { field: undefined, message: 'is no JSON: look for a missing comma, quote or bracket' };
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) return problemOf(parsed.error.issues[0]!);
  const { $schema: _, ...kit } = parsed.data;
  const twin = outlets.find(
    ({ id, domains }) => id === kit.id || domains.some((one) => kit.domains.includes(one)),
  );
  if (!twin) return kit;
  const field = twin.id === kit.id ? 'id' : 'domains';
  return { field, message: `is that of another outlet, ${twin.id}, as well` };
}

/** The kit with what it names in it, each file checked. */
async function withFiles(
  kit: OutletKit,
  source: OutletSource,
  reader: OutletReader,
  facesBefore: number,
): Promise<
  { readonly kit: OutletInput; readonly outlet: Outlet; readonly faces: Record<string, OpenFace> } | Problem
> {
  try {
    const [logo, logoOnDark] = await Promise.all(
      (['logo', 'logoOnDark'] as const).map((field) => textOf(field, kit[field], source)),
    );
    const faces: Record<string, NonNullable<OutletKit['faces']>['headline']> = {};
    const openFaces: Record<string, OpenFace> = {};
    let faceBytes = facesBefore;
    for (const [role, face] of Object.entries(kit.faces ?? {})) {
      if (!face) continue;
      const field = `faces.${role}.file`;
      const bytes = typeof face.file === 'string' ? await bytesOf(field, face.file, source) : face.file;
      const opened = await openFace(bytes, {
        harfbuzz: reader.ports.engines.harfbuzz,
        maxBytes: reader.faceMaxBytes,
      });
      if ('fault' in opened) throw new Fault({ field, message: opened.fault });
      faceBytes += opened.bytes;
      if (faceBytes > reader.facesMaxBytes) {
        const message = `is too much: all typefaces together may have ${reader.facesMaxBytes / 1024 / 1024} MB here`;
        throw new Fault({ field, message });
      }
      faces[role] = { ...face, file: bytes };
      openFaces[role] = opened;
    }
    const whole = {
      ...kit,
      ...(logo === undefined ? {} : { logo }),
      ...(logoOnDark === undefined ? {} : { logoOnDark }),
      ...(kit.faces ? { faces } : {}),
    };
    const { raster } = reader.ports;
    const outlet = describeOutlet(whole, { raster, templates: reader.templates });
    return isFault(outlet)
      ? { field: outlet.field, message: outlet.fault }
      : { kit: whole, outlet, faces: openFaces };
  } catch (error) {
    if (error instanceof Fault) return error.problem;
    throw error;
  }
}

class Fault extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

async function textOf(
  field: string,
  written: string | undefined,
  source: OutletSource,
): Promise<string | undefined> {
  if (written === undefined || /^\s*</.test(written)) return written;
  return new TextDecoder().decode(await bytesOf(field, written, source));
}

async function bytesOf(field: string, written: string, source: OutletSource): Promise<Uint8Array> {
  if (/^data:/i.test(written)) {
    const bytes = dataUriBytes(written);
    if (bytes) return bytes;
    throw new Fault({ field, message: 'is a damaged data URI' });
  }
  if (!FILE_NAME.test(written) || written.split('/').includes('..')) {
    throw new Fault({ field, message: 'must be the name of a file beside the outlet’s, or a data URI' });
  }
  const bytes = await source.read(written.replace(/^\.\//, ''));
  if (!bytes) throw new Fault({ field, message: `names ${written}, which is not there` });
  return bytes;
}

/** Of the folder or below it: no drive, no root, no address. */
const FILE_NAME = /^(?![/\\])[^\\:\0\n\r]{1,200}$/;

const KINDS: Readonly<Record<string, string>> = { string: 'a text', object: 'an object', array: 'a list' };

function problemOf(issue: z.core.$ZodIssue): Problem {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  return {
    field: [...issue.path, ...(unknown === undefined ? [] : [unknown])].join('.') || 'outlet',
    message: unknown === undefined ? ruleOf(issue) : 'is no field of an outlet',
  };
}

function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  return issue.message;
}

/** A newsroom's outlets, and of the others those whose id and domains it does not use itself. */
export function besides(own: readonly OutletInput[], others: readonly OutletInput[]): readonly OutletInput[] {
  const ids = new Set(own.map(({ id }) => id));
  const domains = new Set(own.flatMap((outlet) => outlet.domains));
  return [
    ...own,
    ...others.filter((one) => !ids.has(one.id) && !one.domains.some((domain) => domains.has(domain))),
  ];
}

/** One line for the log or a terminal. */
export function describeProblem({ file, field, message }: OutletProblem): string {
  return field === undefined ? `${file} ${message}` : `${file}: ${field} ${message}`;
}
