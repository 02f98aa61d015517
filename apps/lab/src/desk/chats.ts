import { randomBytes } from 'node:crypto';
import { type DeskMode, scriptOf, type UserId } from './script.ts';

export interface Said {
  id: number;
  /** Milliseconds since 1970, on the desk's clock. */
  at: number;
  userId: UserId;
  text: string;
}

interface Chat {
  id: number;
  hash: string;
  mode: DeskMode;
  question: string;
  askedAt: number;
}

/** The conversations of a desk. What is said in them follows from the script and the clock. */
export interface Chats {
  open(mode: DeskMode, question: string): { id: number; hash: string };
  /** null for a chat that is not there, or for the wrong hash. */
  said(mode: DeskMode, id: string, hash: string): Said[] | null;
  /** Questions that were asked, in order. */
  asked(): { mode: DeskMode; question: string; at: number }[];
}

/** Nobody but a flood opens more. */
const MOST_CHATS = 10_000;

export function openChats(now: () => number): Chats {
  const chats: Chat[] = [];
  return {
    open(mode, question) {
      if (chats.length >= MOST_CHATS) chats.length = 0;
      const chat = {
        id: chats.length + 1,
        hash: randomBytes(20).toString('hex'),
        mode,
        question,
        askedAt: now(),
      };
      chats.push(chat);
      return { id: chat.id, hash: chat.hash };
    },
    said(mode, id, hash) {
      const chat = chats.find((each) => String(each.id) === id && each.mode === mode);
      if (chat === undefined || chat.hash !== hash) return null;
      const lines = scriptOf(mode).map(({ afterMs, userId, text }) => ({
        at: chat.askedAt + afterMs,
        userId,
        text,
      }));
      const question = { at: chat.askedAt, userId: 0 as const, text: chat.question };
      return [...lines, question]
        .toSorted((a, b) => a.at - b.at)
        .map((line, place) => ({ id: chat.id * 100 + place, ...line }))
        .filter(({ at }) => at <= now());
    },
    asked: () => chats.map(({ mode, question, askedAt }) => ({ mode, question, at: askedAt })),
  };
}
