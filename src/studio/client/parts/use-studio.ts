import { createContext, useContext } from 'hono/jsx/dom';
import type { Studio } from '../studio.ts';

export const StudioContext = createContext<Studio | undefined>(undefined);

/** What every part of the page draws from and calls. */
export function useStudio(): Studio {
  return useContext(StudioContext)!;
}
