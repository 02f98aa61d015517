/** Parsed JSON, or undefined when the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string or a number as text; '' for anything else. */
export function scalarText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const STEP = /\.?([^.[\]"']+)|\[(\d{1,6})\]|\["([^"]*)"\]|\['([^']*)'\]/y;

/** `$.data.goods[0]["a b"]` as its steps, or null when it is not such a path. */
export function pathSteps(path: string): string[] | null {
  const rest = path.trim().replace(/^\$\.?/, '');
  const steps: string[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < rest.length) {
    const match = STEP.exec(rest);
    if (match === null) return null;
    steps.push(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');
  }
  return steps;
}

/** The value at a path of own properties; undefined when there is none. */
export function atPath(value: unknown, path: string): unknown {
  const steps = pathSteps(path);
  if (steps === null) return undefined;
  let current = value;
  for (const step of steps) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) {
      return undefined;
    }
    current = (current as Record<string, unknown>)[step];
  }
  return current;
}

/** The JSON object or array that begins at `start`, by counting brackets outside of strings. */
function balancedAt(text: string, start: number): string | null {
  let depth = 0;
  let inString = false;
  for (let i = start; i < text.length; i += 1) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i += 1;
      else if (char === '"') inString = false;
      continue;
    }
    if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') {
      depth -= 1;
      if (depth === 0) return text.slice(start, i + 1);
    }
  }
  return null;
}

/** More assignments than this to one name are no storefront's. */
const MAX_OCCURRENCES = 8;

/**
 * The JSON value a page's script assigns to `name`: `setVar("name",{…})`, `var name = {…}`,
 * `window.name = […]`, `name = "12"`. Text is only ever parsed as JSON, never run.
 */
export function embeddedJson(text: string, name: string): unknown {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const assignment = new RegExp(
    `(?:setVar\\(\\s?["']${escaped}["']\\s?,|(?<![\\w$.])(?:window\\.|self\\.)?${escaped}\\s{0,5}=(?!=))\\s{0,20}`,
    'g',
  );
  let occurrences = 0;
  for (const match of text.matchAll(assignment)) {
    occurrences += 1;
    if (occurrences > MAX_OCCURRENCES) return undefined;
    const start = match.index + match[0].length;
    const first = text[start];
    const json =
      first === '{' || first === '['
        ? balancedAt(text, start)
        : (/^(?:"(?:[^"\\\n]|\\.){0,2000}"|-?\d[\d.]{0,20})/.exec(
            text.slice(start, start + 2100),
          )?.[0] ?? null);
    const value = json === null ? undefined : parseJson(json);
    if (value !== undefined) return value;
  }
  return undefined;
}
