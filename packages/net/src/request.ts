/** One request of a look; a redirect makes the next one. */
export interface Request {
  url: URL;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body: string | Uint8Array | null;
  /** See FetchOptions. */
  trustedTlsOnly: boolean;
}

export function without(headers: Record<string, string>, drop: (name: string) => boolean) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !drop(name)));
}
