import type english from './messages/en.json';
import type { StateId } from '../article/state.ts';
import type { Theme } from '../../templates/template.ts';

/** The interface's texts. English has all of them; a test sees to the others. */
export type Messages = typeof english;
export type MessageKey = Exclude<keyof Messages, 'language'>;

/** What the page hands to its script, as JSON. Types only: both sides of the wire import it. */
export interface Boot {
  readonly mode: 'open' | 'keys';
  /** Whether there is a session to end. */
  readonly canSignOut: boolean;
  /** BCP 47 tag of the interface. */
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
  /** Every language that the interface has. */
  readonly languages: readonly { readonly tag: string; readonly name: string }[];
  readonly messages: Messages;
  readonly outlets: readonly OutletChoice[];
  readonly templates: readonly TemplateChoice[];
  readonly states: readonly StateId[];
  /** Largest photo that the service takes. */
  readonly photoMaxBytes: number;
  /** Bytes of a card that are aimed at. */
  readonly cardAimBytes: number;
}

export interface OutletChoice {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly colour: string;
  readonly language: string;
}

export interface TemplateChoice {
  readonly id: string;
  readonly description: string;
  readonly photo: 'under' | 'beside' | undefined;
  readonly photoIsOptional: boolean;
  readonly takesItems: boolean;
  readonly themes: readonly Theme[];
}
