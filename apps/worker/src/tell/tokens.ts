import { LRUCache } from 'lru-cache';

/** Access tokens of services, by whose they are; kept in this process only. */
export interface Tokens {
  get: (name: string) => string | undefined;
  keep: (name: string, token: string, seconds: number) => void;
  drop: (name: string) => void;
}

/** A token is fetched anew before it ends. */
const EARLY_SECONDS = 300;

export function openTokens(): Tokens {
  const cache = new LRUCache<string, string>({ max: 1_000 });
  return {
    get: (name) => cache.get(name),
    keep(name, token, seconds) {
      const ttl = (seconds - EARLY_SECONDS) * 1_000;
      if (ttl > 0) cache.set(name, token, { ttl });
    },
    drop: (name) => void cache.delete(name),
  };
}
