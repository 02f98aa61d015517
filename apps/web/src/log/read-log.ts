import type { LogDraft } from './draft.ts';
import type { LogType } from './log-type.ts';

/** Why something cannot be saved yet, by the name of the field. */
export type LogFaults = Partial<Record<string, 'required' | 'amount' | 'number' | 'stopped'>>;

export interface ReadLog {
  kind: string;
  fields: Record<string, unknown>;
}

const YUAN = /^(\d{1,8})(?:[.。](\d{1,2}))?$/;

/** Yuan as typed, in fen; null for none, undefined for what is no amount. */
export function fenOf(text: string): number | null | undefined {
  const typed = text
    .trim()
    .replace(/^[¥￥]/, '')
    .replaceAll(',', '');
  if (typed === '') return null;
  const match = YUAN.exec(typed);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}

function minutesOf(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  return /^\d{1,5}(?:\.\d)?$/.test(typed) ? Math.round(Number(typed) * 60) : undefined;
}

function given(values: LogDraft['values'], name: string): string {
  return (values[name] ?? '').trim();
}

/** What is left empty is not said. */
function said(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && value !== null),
  );
}

function readChat(values: LogDraft['values'], faults: LogFaults): ReadLog {
  const [from, to] = [given(values, 'from'), given(values, 'to')];
  if (from === '') faults['wait'] = 'required';
  const channel = given(values, 'channel');
  if (channel === '') faults['channel'] = 'required';
  const outcome = to === '' ? given(values, 'outcome') : 'answered';
  if (outcome === '') faults['outcome'] = from === '' ? 'required' : 'stopped';
  return {
    kind: 'support-conversation',
    fields: said({
      channel,
      phase: given(values, 'phase'),
      question: given(values, 'question'),
      wait: `${from}/${to}`,
      outcome,
      resolved: given(values, 'resolved'),
      note: given(values, 'note'),
    }),
  };
}

function readPurchase(values: LogDraft['values'], faults: LogFaults): ReadLog {
  const product = given(values, 'product');
  if (product === '') faults['product'] = 'required';
  const amount = (name: string) => {
    const fen = fenOf(values[name] ?? '');
    if (fen === null) faults[name] = 'required';
    if (fen === undefined) faults[name] = 'amount';
    return fen;
  };
  const [advertised, paid] = [amount('advertised'), amount('paid')];
  const seconds = minutesOf(values['minutes'] ?? '');
  if (seconds === undefined) faults['minutes'] = 'number';
  const cards = given(values, 'cards') === '' ? 1 : Number(given(values, 'cards'));
  if (!Number.isInteger(cards) || cards < 1 || cards > 10_000) faults['cards'] = 'number';
  const result = given(values, 'result') === '' ? 'untested' : given(values, 'result');
  // Whoever knows how long it took, or how it did, has it.
  const isThere = typeof seconds === 'number' || result !== 'untested';
  return {
    kind: 'test-purchase',
    fields: said({
      product,
      cards,
      advertised,
      paid,
      delivery: isThere ? 'delivered' : 'waiting',
      deliverySeconds: seconds ?? null,
      result,
      source: given(values, 'source') === '' ? 'not-asked' : given(values, 'source'),
      note: given(values, 'note'),
    }),
  };
}

/** What a draft says, as the kind's form has it, and what is still wrong with it. */
export function readLog(
  type: LogType,
  { platform, values }: Pick<LogDraft, 'platform' | 'values'>,
): ReadLog & { faults: LogFaults } {
  const faults: LogFaults = {};
  if (platform === null) faults['platform'] = 'required';
  const read = type === 'chat' ? readChat(values, faults) : readPurchase(values, faults);
  return { ...read, faults };
}
