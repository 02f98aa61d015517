import { idsIn, MOST_COMPARED } from './ids.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface Chosen {
  ids: string[];
  /** What can be nobody's id. */
  malformed: string[];
  /** How many were too many. */
  refused: number;
}

/** What an address asks to compare. */
export function chosenIn(text: string | undefined): Chosen {
  const all = idsIn(text);
  const formed = all.filter((id) => UUID.test(id));
  return {
    ids: formed.slice(0, MOST_COMPARED),
    malformed: all.filter((id) => !UUID.test(id)),
    refused: Math.max(0, formed.length - MOST_COMPARED),
  };
}
