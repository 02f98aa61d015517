import type { Child, Group, LiveAlert, Memory } from './types.ts';

/** The same again, to be changed without changing the other. */
export function copyOf({ children, alerts, groups }: Memory): Memory {
  const each = <Value>(record: Record<string, Value>, copy: (value: Value) => Value) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, copy(value)]));
  const child = (one: Child): Child => ({ ...one, turns: [...one.turns] });
  const alert = (one: LiveAlert): LiveAlert => ({
    ...one,
    children: [...one.children],
    news: { ...one.news, events: [...one.news.events] },
  });
  const group = (one: Group): Group => ({ ...one });
  return {
    children: each(children, (known) => each(known, child)),
    alerts: each(alerts, alert),
    groups: each(groups, group),
  };
}
