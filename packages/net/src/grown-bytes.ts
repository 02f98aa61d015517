const FIRST = 16_384;

/**
 * Up to `most` bytes that come in pieces, kept in one place: a list of pieces costs many times their
 * size when a server sends them one by one. The memory is given back by `drop`, not by some later
 * collection: many bodies may be under way at once.
 */
export class GrownBytes {
  readonly #buffer: ArrayBuffer;
  readonly #most: number;
  #size = 0;

  constructor(most: number) {
    this.#most = most;
    this.#buffer = new ArrayBuffer(Math.min(FIRST, most), { maxByteLength: most });
  }

  /** Bytes held if this piece came too. */
  with(piece: Uint8Array): number {
    return this.#size + piece.length;
  }

  /** Throws a RangeError when there would be more than `most`. */
  add(piece: Uint8Array): void {
    const wanted = this.#size + piece.length;
    if (wanted > this.#buffer.byteLength) {
      this.#buffer.resize(Math.max(wanted, Math.min(this.#most, this.#buffer.byteLength * 2)));
    }
    new Uint8Array(this.#buffer).set(piece, this.#size);
    this.#size = wanted;
  }

  /** A copy of exactly what was added. */
  copy(): Uint8Array {
    return new Uint8Array(this.#buffer).slice(0, this.#size);
  }

  drop(): void {
    this.#size = 0;
    this.#buffer.resize(0);
  }
}
