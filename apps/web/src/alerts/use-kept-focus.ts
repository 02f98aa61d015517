import { useEffect, useRef, type RefObject } from 'react';

/**
 * A group that takes the focus when the button that had it is gone, or off, with what it said.
 *
 * @param said whether something was said
 * @param step changes with every step in which buttons may go
 */
export function useKeptFocus(said: boolean, step: string): RefObject<HTMLDivElement | null> {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const here = document.activeElement;
    const isOff = here?.ariaDisabled === 'true' && group.current?.contains(here) === true;
    if (said && (here === document.body || isOff)) group.current?.focus();
  }, [said, step]);
  return group;
}
