import type { Subject } from './subject.ts';

/** The services of the table. `press` is the app in this process, with its ports in the test's hands. */
export type Runtime = 'Node' | 'workerd';

/** One thing that must happen, tried on a running service. */
export interface ServiceFault {
  readonly row: number;
  readonly title: string;
  readonly on: readonly Runtime[];
  readonly trial: (subject: Subject) => Promise<void>;
}

/** One thing that must happen where only a port's fake can bring it about: an edge cache, a broken engine, a clock. */
export interface PressFault {
  readonly row: number;
  readonly title: string;
  readonly trial: () => Promise<void>;
}

/** Why a row is not tried here, or not on one of the runtimes. */
export interface NotHere {
  readonly row: number;
  readonly on: readonly Runtime[];
  readonly why: string;
  /** Where it is tried instead, from the project's folder. */
  readonly file?: string;
}

/** The rows of one topic. */
export interface Topic {
  readonly services?: readonly ServiceFault[];
  readonly press?: readonly PressFault[];
  readonly elsewhere?: readonly NotHere[];
}

export const both: readonly Runtime[] = ['Node', 'workerd'];

/** A fault that both services meet alike, unless told otherwise. */
export const fault = (
  row: number,
  title: string,
  trial: ServiceFault['trial'],
  on: readonly Runtime[] = both,
): ServiceFault => ({ row, title, on, trial });

/** What holds for every row; its number is 0. */
export const always = (title: string, trial: ServiceFault['trial']): ServiceFault => fault(0, title, trial);

export const pressFault = (row: number, title: string, trial: PressFault['trial']): PressFault => ({
  row,
  title,
  trial,
});

/** The row is tried in another file, which exists. */
export const triedIn = (file: string, row: number, why: string, on: readonly Runtime[] = both): NotHere => ({
  row,
  on,
  why,
  file,
});

/** The row cannot be tried on these runtimes, or belongs to something that presscard does not have yet. */
export const notHere = (row: number, why: string, on: readonly Runtime[] = both): NotHere => ({
  row,
  on,
  why,
});
