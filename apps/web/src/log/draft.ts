import { useEffect, useRef, useState } from 'react';
import { newId } from '../api/new-id.ts';
import type { LogType } from './log-type.ts';

/** As far as it is filled in; texts as typed. Photos lie beside it (place.ts), here are their ids. */
export interface LogDraft {
  id: string;
  platform: { id: string; name: string } | null;
  values: Readonly<Record<string, string>>;
  photos: readonly string[];
}

function placeOf(type: LogType): string {
  return `kaopu.log.${type}`;
}

function emptyDraft(): LogDraft {
  return { id: newId(), platform: null, values: {}, photos: [] };
}

function isDraft(value: unknown): value is LogDraft {
  const keys = ['id', 'platform', 'values', 'photos'] as const;
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}

function storedDraft(type: LogType): LogDraft | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(placeOf(type)) ?? 'null');
    return isDraft(value) ? value : null;
  } catch {
    return null;
  }
}

/**
 * A draft that survives reloading and an app that is killed: every change is stored in the same stroke
 * that makes it, before anything is drawn.
 */
export function useLogDraft(type: LogType) {
  const [draft, setDraft] = useState(() => storedDraft(type) ?? emptyDraft());
  const newest = useRef(draft);
  useEffect(() => {
    const own = storedDraft(type) ?? emptyDraft();
    newest.current = own;
    setDraft(own);
  }, [type]);

  function change(part: (before: LogDraft) => Partial<LogDraft>) {
    const next = { ...newest.current, ...part(newest.current) };
    newest.current = next;
    localStorage.setItem(placeOf(type), JSON.stringify(next));
    setDraft(next);
  }

  function clear() {
    localStorage.removeItem(placeOf(type));
    newest.current = emptyDraft();
    setDraft(newest.current);
  }

  return { draft, change, clear };
}
