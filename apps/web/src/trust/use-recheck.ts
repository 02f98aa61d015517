import { useEffect, useRef, useState } from 'react';
import type { Recheck } from './recheck.ts';
import type { Source, Told } from './worker.ts';

export type Course =
  | { kind: 'idle' }
  | { kind: 'running'; done: number; all: number | null }
  | { kind: 'done'; found: Recheck; at: string }
  | { kind: 'failed'; why: 'offline' | 'malformed' | 'stopped' };

/** Makes the scores again in a thread of its own: the page stays free meanwhile. */
export function useRecheck() {
  const [course, setCourse] = useState<Course>({ kind: 'idle' });
  const worker = useRef<Worker | null>(null);
  useEffect(() => () => worker.current?.terminate(), []);

  function start(source: Source) {
    worker.current?.terminate();
    const own = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.current = own;
    setCourse({ kind: 'running', done: 0, all: null });
    const end = (last: Course) => {
      own.terminate();
      setCourse(last);
    };
    own.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data.kind === 'progress') return setCourse({ ...data, kind: 'running' });
      if (data.kind === 'failed') return end(data);
      return end({ kind: 'done', found: data.found, at: new Date().toISOString() });
    };
    own.onerror = () => end({ kind: 'failed', why: 'stopped' });
    own.postMessage(source);
  }

  return { course, start };
}
