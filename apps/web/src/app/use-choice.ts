import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Choices that pages keep in the address. */
export interface Choices {
  /** How two pictures lie beside or over each other. */
  picture?: string;
  /** Whether what changed between them is boxed in. */
  boxes?: string;
  /** Whether rows are those of the text or of the source. */
  rows?: string;
  /** Whether rows lie side by side or below each other. */
  layout?: string;
  /** Whether evidence is shown as a page or as its source. */
  as?: string;
  /** Which of a platform's goods is compared. */
  item?: string;
}

const NAMES = [
  'picture',
  'boxes',
  'rows',
  'layout',
  'as',
  'item',
] as const satisfies readonly (keyof Choices)[];

/** What of an address are choices. */
export function choicesOf(search: Record<string, unknown>): Choices {
  return Object.fromEntries(
    NAMES.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])),
  );
}

/** A choice that a reload and the way back keep; '' where none was made. */
export function useChoice(name: keyof Choices): [string, (choice: string) => void] {
  const choice = useSearch({ strict: false, select: (search: Choices) => search[name] ?? '' });
  const navigate = useNavigate();
  const choose = useCallback(
    (chosen: string) =>
      void navigate({
        to: '.',
        resetScroll: false,
        search: (before: object) => ({ ...before, [name]: chosen }),
      }),
    [navigate, name],
  );
  return [choice, choose];
}
