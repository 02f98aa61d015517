/** What an address says of a list, under a name. */
export interface View {
  name: string;
  /** Of the address, with its `?`. */
  search: string;
}

const KEY = 'kaopu.views';
const MOST = 50;
const MOST_NAME = 60;

function isView(value: unknown): value is View {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'search' in value &&
    typeof value.search === 'string'
  );
}

/** Those kept in this browser; whatever is no view is left out. */
export function readViews(text: string | null): View[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter(isView).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** One more, in place of one of the same name; the newest first. */
export function withView(views: readonly View[], { name, search }: View): View[] {
  const own = name.trim().slice(0, MOST_NAME);
  if (own === '') return [...views];
  return [{ name: own, search }, ...views.filter((view) => view.name !== own)].slice(0, MOST);
}

/** What of an address makes a view: not what is ticked. */
export function viewSearch(search: string): string {
  const params = new URLSearchParams(search);
  params.delete('cmp');
  return `?${params.toString()}`;
}

export function storedViews(): View[] {
  return readViews(localStorage.getItem(KEY));
}

export function storeViews(views: readonly View[]): void {
  localStorage.setItem(KEY, JSON.stringify(views));
}
