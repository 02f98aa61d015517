import { compareText } from '../order.ts';
import type { Text } from '../text.ts';
import type { TrapSignal } from './signals.ts';

export const TRAPS = ['low-price', 'qualification', 'agency'] as const;
export type TrapId = (typeof TRAPS)[number];

/** In rising order; only *confirmed* excludes a platform, the others are shown with their signals. */
export const TRAP_LEVELS = ['none', 'suspect', 'likely', 'confirmed'] as const;
export type TrapLevel = (typeof TRAP_LEVELS)[number];

export interface TrapVerdict {
  trap: TrapId;
  level: TrapLevel;
  /** False when nothing was known that could have shown it: *none* then says nothing. */
  checked: boolean;
  /** Also those that do not make a verdict alone. */
  signals: TrapSignal[];
  /** Keys of all observations behind the signals, in order. */
  evidence: string[];
}

export function excludes({ level }: Pick<TrapVerdict, 'level'>): boolean {
  return level === 'confirmed';
}

/** The higher of two levels. */
export function higherLevel(a: TrapLevel, b: TrapLevel): TrapLevel {
  return TRAP_LEVELS.indexOf(a) >= TRAP_LEVELS.indexOf(b) ? a : b;
}

function signalKey(signal: TrapSignal): string {
  return JSON.stringify([signal.code, signal.params, signal.evidence]);
}

/** A verdict whose signals stand in one order, whatever the order they were found in. */
export function verdict(
  trap: TrapId,
  level: TrapLevel,
  checked: boolean,
  signals: readonly TrapSignal[],
): TrapVerdict {
  const inOrder = [...signals].sort((a, b) => compareText(signalKey(a), signalKey(b)));
  const evidence = [...new Set(signals.flatMap((signal) => signal.evidence))].sort();
  return { trap, level, checked, signals: inOrder, evidence };
}

const NAMES: Readonly<Record<TrapId, Text>> = {
  'low-price': { zh: '低价陷阱', en: 'a low-price trap' },
  qualification: { zh: '资质陷阱', en: 'a qualification trap' },
  agency: { zh: '代理陷阱', en: 'an agency trap' },
};

/** The verdict in words: signals, never an accusation. */
export function verdictText({ trap, level, checked, signals }: TrapVerdict): Text {
  const { zh, en } = NAMES[trap];
  switch (level) {
    case 'none':
      if (signals.length > 0) {
        return {
          zh: `有个别线索，不足以说是${zh}信号`,
          en: `Hints, too few for signals of ${en}`,
        };
      }
      return checked
        ? { zh: `未见${zh}信号`, en: `No signals of ${en}` }
        : { zh: `${zh}：尚未检查`, en: `Not checked for ${en}` };
    case 'suspect':
      return { zh: `有${zh}信号（疑似）`, en: `Signals of ${en} (suspected)` };
    case 'likely':
      return { zh: `有多个或较强的${zh}信号（很可能）`, en: `Strong signals of ${en} (likely)` };
    case 'confirmed':
      return { zh: `${zh}信号已得到证实`, en: `Signals of ${en} (confirmed)` };
  }
}
