import { TRANSCRIPT_MIME } from '@kaopu/contracts';
import type { Page } from '@kaopu/probes';
import { hashOf } from './hash-of.ts';

/** More requests than any look makes; what comes after them is only counted. */
const MOST_REQUESTS = 200;

interface Asked {
  method: string;
  url: string;
  /** It was opened in the browser, which asked for whatever the page wanted besides. */
  browser?: { steps: string[] };
}

/** What a look asked for and what came back, bodies by their hash: evidence of its own. */
export interface Transcript {
  answered(asked: Asked, startedAt: number, page: Page): void;
  failed(asked: Asked, startedAt: number, fault: { kind: string; message: string }): void;
  /** null when nothing was asked. */
  evidence(url: string): { url: string; mime: string; bytes: Uint8Array } | null;
}

export function openTranscript(): Transcript {
  const requests: object[] = [];
  let more = 0;
  const note = (asked: Asked, startedAt: number, rest: object): void => {
    if (requests.length >= MOST_REQUESTS) more += 1;
    else requests.push({ ...asked, startedAt: new Date(startedAt).toISOString(), ...rest });
  };
  return {
    answered(asked, startedAt, page) {
      const { url, status, headers, bytes, phases, tls } = page;
      const body = { sha256: hashOf(bytes), size: bytes.length };
      note(asked, startedAt, { answer: { url, status, headers, body, ms: rounded(phases), tls } });
    },
    failed(asked, startedAt, { kind, message }) {
      note(asked, startedAt, { fault: { kind, message } });
    },
    evidence(url) {
      if (requests.length === 0) return null;
      const text = JSON.stringify({ requests, ...(more > 0 && { more }) }, null, 1);
      return { url, mime: TRANSCRIPT_MIME, bytes: Buffer.from(text) };
    },
  };
}

function rounded(phases: Page['phases']): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(phases).map(([name, ms]) => [name, ms === null ? null : Math.round(ms)]),
  );
}
