const FIRST = 16_384;

/**
 * Up to `most` bytes that come in pieces, kept in one place: a list of pieces costs many times their
 * size when a server sends them one by one. The memory is given back by `drop`, not by some later
 * collection: many bodies may be under way at once.
 */
export class GrownBytes {
  readonly #most: number;
  /** Nearly every page comes in one piece, and needs no memory of ours. */
  #only: Uint8Array | null = null;
  #buffer: ArrayBuffer | null = null;
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Bytes held if this piece came too. */
  with(piece: Uint8Array): number {
    return this.#size + piece.length;
  }

  /** Throws a RangeError when there would be more than `most`. */
  add(piece: Uint8Array): void {
    const wanted = this.#size + piece.length;
    if (wanted > this.#most) throw new RangeError(`more than ${this.#most} bytes`);
    if (this.#size === 0) {
      this.#only = piece;
    } else {
      const buffer = this.#grown(wanted);
      new Uint8Array(buffer).set(piece, this.#size);
    }
    this.#size = wanted;
  }

  #grown(wanted: number): ArrayBuffer {
    const first = this.#only;
    this.#only = null;
    this.#buffer ??= new ArrayBuffer(Math.min(Math.max(FIRST, wanted), this.#most), {
      maxByteLength: this.#most,
    });
    if (wanted > this.#buffer.byteLength) {
      this.#buffer.resize(Math.max(wanted, Math.min(this.#most, this.#buffer.byteLength * 2)));
    }
    if (first !== null) new Uint8Array(this.#buffer).set(first);
    return this.#buffer;
  }

  /** A copy of exactly what was added. */
  copy(): Uint8Array {
    if (this.#buffer === null) return new Uint8Array(this.#only ?? []);
    return new Uint8Array(this.#buffer).slice(0, this.#size);
  }

  drop(): void {
    this.#size = 0;
    this.#only = null;
    this.#buffer?.resize(0);
  }
}
