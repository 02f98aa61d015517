import { isBrowserFaultKind } from './fault.ts';
import type { Heard, HostMessage, LookNews, LookTimings } from './messages.ts';

const SOURCES = ['configured', 'playwright', 'system', 'bundled'] as const;
const TIMINGS = ['response', 'steps', 'html', 'screenshot'] as const;

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function size(value: unknown): number | null {
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : null;
}

function timingsOf(value: unknown): LookTimings | null {
  if (!isFields(value)) return null;
  if (!TIMINGS.every((name) => typeof value[name] === 'number')) return null;
  const { loaded } = value;
  return {
    response: Number(value['response']),
    loaded: typeof loaded === 'number' ? loaded : null,
    steps: Number(value['steps']),
    html: Number(value['html']),
    screenshot: Number(value['screenshot']),
  };
}

function heardOf(value: unknown): Heard[] | null {
  if (!Array.isArray(value)) return null;
  const heard = value.map((one: unknown) => {
    if (!isFields(one)) return null;
    const [step, afterMs, said] = [size(one['step']), size(one['afterMs']), text(one['text'])];
    return step === null || afterMs === null || said === null
      ? null
      : { step, afterMs, text: said.toWellFormed() };
  });
  return heard.every((one) => one !== null) ? heard : null;
}

function newsOf(value: unknown): LookNews | null {
  if (!isFields(value) || !isFields(value['headers'])) return null;
  const finalUrl = text(value['finalUrl']);
  const status = size(value['status']);
  const popups = size(value['popups']);
  const timings = timingsOf(value['timings']);
  const heard = heardOf(value['heard']);
  if (finalUrl === null || !URL.canParse(finalUrl)) return null;
  if (status === null || popups === null || timings === null || heard === null) return null;
  const headers = Object.entries(value['headers']).map(([name, held]) => [name, String(held)]);
  return {
    finalUrl,
    status,
    headers: Object.fromEntries(headers),
    timings,
    screenshotProblem: text(value['screenshotProblem']),
    screenshotMime: value['screenshotMime'] === 'image/jpeg' ? 'image/jpeg' : 'image/png',
    screenshotCut: value['screenshotCut'] === true,
    popups,
    heard,
    visitor: text(value['visitor']),
  };
}

/**
 * What the host said, or null when it is nothing a host would say: the process that speaks has been
 * in touch with hostile pages, so its word is checked like theirs.
 */
export function readHostMessage(value: unknown): HostMessage | null {
  if (!isFields(value)) return null;
  const message = text(value['message']);
  const spent = value['spent'] === true;
  switch (value['kind']) {
    case 'ready': {
      const source = SOURCES.find((name) => name === value['source']);
      const version = text(value['version']);
      if (source === undefined || version === null) return null;
      return { kind: 'ready', source, version, cjkFont: value['cjkFont'] === true };
    }
    case 'unavailable':
      return message === null ? null : { kind: 'unavailable', message };
    case 'leads': {
      const url = text(value['url']);
      return url === null || !URL.canParse(url) ? null : { kind: 'leads', url };
    }
    case 'page': {
      const news = newsOf(value['news']);
      const html = size(value['html']);
      const screenshot = size(value['screenshot']);
      if (news === null || html === null || screenshot === null) return null;
      return { kind: 'page', news, html, screenshot, spent };
    }
    case 'printed':
      return { kind: 'printed', spent };
    case 'fault': {
      const kind = text(value['fault']);
      const url = text(value['url']);
      if (kind === null || !isBrowserFaultKind(kind) || url === null || message === null)
        return null;
      return { kind: 'fault', fault: kind, url, message, spent };
    }
    default:
      return null;
  }
}
