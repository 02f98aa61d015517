declare global {
  interface JSON {
    /** A number as it was written: ids of twenty digits keep them all. */
    rawJSON(text: string): unknown;
  }
}

function exact(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  return typeof value === 'number' && source !== undefined ? JSON.rawJSON(source) : value;
}

/** Any two objects with the same members print the same. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  // A number kept as it was written is a frozen object of the engine's own.
  if (Object.isFrozen(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : Number(a > b))));
}

function printed(text: string, order?: (key: string, value: unknown) => unknown): string {
  try {
    return JSON.stringify(JSON.parse(text, exact), order, 2) ?? text;
  } catch {
    // No JSON, or nested deeper than the engine goes: shown as it came.
    return text;
  }
}

export function prettyJson(text: string): string {
  return printed(text);
}

/** A member a line, in the order of their names. */
export function orderedJson(text: string): string {
  return printed(text, inOrder);
}
