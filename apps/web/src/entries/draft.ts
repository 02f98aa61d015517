import { newId } from '../api/new-id.ts';
import type { UploadView } from '@kaopu/contracts';
import { useEffect, useState } from 'react';
import type { Values } from './values.ts';

export type NamedUpload = UploadView & { name: string };

/** An entry as far as it is filled in. It lies on this device until it is sent. */
export interface Draft {
  /** Chosen here, so that sending it twice logs it once. */
  id: string;
  /** Beijing's clock; '' for the moment of sending. */
  at: string;
  /** The instant it was sent with, until something is changed: the same content keeps its date. */
  sentAt: string | null;
  values: Values;
  uploads: NamedUpload[];
  /** As typed here; the device's own name where nothing was. */
  reporter?: string;
}

const REPORTER = 'kaopu.reporter';

/** The name this device reports under; there are no accounts. */
export function storedReporter(): string {
  return localStorage.getItem(REPORTER) ?? '';
}

export function rememberReporter(name: string): void {
  localStorage.setItem(REPORTER, name.trim());
}

export function draftPlace(platformId: string, kind: string, about: string | undefined): string {
  return ['kaopu.entry', platformId, kind, about ?? ''].join('.');
}

function emptyDraft(): Draft {
  return { id: newId(), at: '', sentAt: null, values: {}, uploads: [] };
}

function isDraft(value: unknown): value is Draft {
  const keys = ['id', 'at', 'sentAt', 'values', 'uploads'] as const;
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}

/** What was typed at that place before; null when nothing was. */
export function storedDraft(place: string): Draft | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return isDraft(value) ? value : null;
  } catch {
    return null;
  }
}

/** A draft that survives reloading: every change is stored at once. `start` fills a new one. */
export function useDraft(place: string, start: Partial<Draft>) {
  const [draft, setDraft] = useState(() => storedDraft(place) ?? { ...emptyDraft(), ...start });
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (touched) localStorage.setItem(place, JSON.stringify(draft));
  }, [place, draft, touched]);

  function change(part: (before: Draft) => Partial<Draft>) {
    setTouched(true);
    setDraft((before) => ({ ...before, sentAt: null, ...part(before) }));
  }

  function drop() {
    setTouched(false);
    localStorage.removeItem(place);
    setDraft({ ...emptyDraft(), ...start });
  }

  return { draft, change, drop };
}
