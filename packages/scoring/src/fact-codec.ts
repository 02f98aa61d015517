import { asArray, asNumber, asObject, asText, orNull } from './codec.ts';
import type { FactValue } from './fact-rules.ts';
import type { FactState } from './facts.ts';
import type { Moment } from './order.ts';

function decodeValue(value: unknown, path: string): FactValue {
  return typeof value === 'string' ? value : asNumber(value, path);
}

function decodeMoment(value: unknown, path: string): Moment {
  const moment = asObject(value, path);
  return { t: asNumber(moment['t'], path), id: asText(moment['id'], path) };
}

/** A fact's state is plain JSON already. Throws StateFault when the value is not one. */
export function decodeFact(value: unknown, path: string): FactState {
  const stored = asObject(value, path);
  return {
    value: decodeValue(stored['value'], `${path}.value`),
    since: asNumber(stored['since'], `${path}.since`),
    before: asArray(stored['before'], `${path}.before`).map((price, i) =>
      asNumber(price, `${path}.before.${i}`),
    ),
    pending: orNull(stored['pending'], `${path}.pending`, (pending, at) => ({
      ...decodeMoment(pending, at),
      value: decodeValue(asObject(pending, at)['value'], at),
    })),
    last: decodeMoment(stored['last'], `${path}.last`),
    label: asText(stored['label'], `${path}.label`),
  };
}
