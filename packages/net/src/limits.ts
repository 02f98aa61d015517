/** What one look may cost us. Times in milliseconds, sizes in bytes. */
export interface Limits {
  /** Name resolution, TCP and TLS together, per hop. */
  connectMs: number;
  headersMs: number;
  bodyIdleMs: number;
  /** The whole look, redirects included. */
  totalMs: number;
  headerBytes: number;
  wireBytes: number;
  decodedBytes: number;
  /** Decoded over wire size; applied once the decoded body is larger than `ratioFloorBytes`. */
  ratio: number;
  /** Small repetitive pages compress beyond any ratio and harm nobody. */
  ratioFloorBytes: number;
  redirects: number;
}

export const DEFAULT_LIMITS: Limits = {
  connectMs: 5_000,
  headersMs: 10_000,
  bodyIdleMs: 10_000,
  totalMs: 30_000,
  headerBytes: 16_384,
  wireBytes: 5_000_000,
  decodedBytes: 10_000_000,
  ratio: 100,
  ratioFloorBytes: 262_144,
  redirects: 5,
};
