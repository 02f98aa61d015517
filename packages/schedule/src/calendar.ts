/** When slots are: a fixed set of instants (ms UTC), the same whoever asks, from whenever on. */
export interface Calendar {
  /** The first slot after an instant. */
  next(after: number): number;
  /** The slots from an instant on and before another, in order. */
  between(from: number, to: number): number[];
}

/** Time in pieces, each with its slots: they are found piece by piece. */
export interface Blocks {
  indexOf(at: number): number;
  /** In order; all of them within the block. */
  slotsOf(index: number): readonly number[];
  /** The next block that may have slots. */
  after(index: number): number;
}

/** No schedule that is accepted is without a slot for so many blocks. */
const MOST_EMPTY = 1_000_000;

export function calendarOf(blocks: Blocks): Calendar {
  return {
    next(after) {
      let index = blocks.indexOf(after);
      for (let tries = 0; tries < MOST_EMPTY; tries += 1) {
        const found = blocks.slotsOf(index).find((slot) => slot > after);
        if (found !== undefined) return found;
        index = blocks.after(index);
      }
      throw new RangeError(`no slot after ${after}`);
    },
    between(from, to) {
      const slots: number[] = [];
      if (to <= from) return slots;
      const last = blocks.indexOf(to - 1);
      for (let index = blocks.indexOf(from); index <= last; index = blocks.after(index)) {
        for (const slot of blocks.slotsOf(index)) if (slot >= from && slot < to) slots.push(slot);
      }
      return slots;
    },
  };
}
