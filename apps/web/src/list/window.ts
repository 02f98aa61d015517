import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Rows to draw: from the first to before the second. */
export interface Span {
  start: number;
  end: number;
}

/** Drawn beyond the edges, so that a turn of the wheel finds them there. */
const BEYOND = 1;
/** Kept free at the top and bottom of the window when a row is shown: bars lie there. */
const MARGIN = 68;

function spanIn(body: HTMLElement | null, count: number, height: number): Span {
  const above = -(body?.getBoundingClientRect().top ?? 0);
  const first = Math.floor(above / height) - BEYOND;
  const last = Math.ceil((above + window.innerHeight) / height) + BEYOND;
  const within = (row: number) => Math.min(count, Math.max(0, row));
  return {
    start: within(first),
    end: within(last),
  };
}

/**
 * Which of `count` rows of one height are near the window, while the page scrolls. `show` scrolls so
 * far that a row is in view; when it returns, that row is drawn.
 */
export function useRowWindow(
  body: RefObject<HTMLElement | null>,
  count: number,
  height: number,
): Span & { show: (row: number) => void } {
  const [span, setSpan] = useState<Span>({ start: 0, end: 0 });
  const size = useRef({ count, height });
  size.current = { count, height };

  const measure = useCallback(() => {
    const next = spanIn(body.current, size.current.count, size.current.height);
    setSpan((now) => (now.start === next.start && now.end === next.end ? now : next));
  }, [body]);

  useLayoutEffect(measure, [measure, count, height]);
  useLayoutEffect(() => {
    window.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    };
  }, [measure]);

  const show = useCallback(
    (row: number) => {
      const top = (body.current?.getBoundingClientRect().top ?? 0) + row * size.current.height;
      const over = top - MARGIN;
      const under = top + size.current.height + MARGIN - window.innerHeight;
      if (over < 0) window.scrollBy(0, over);
      else if (under > 0) window.scrollBy(0, under);
      flushSync(measure);
    },
    [body, measure],
  );
  // A list that became shorter is drawn once before it is measured.
  return { start: Math.min(span.start, count), end: Math.min(span.end, count), show };
}
