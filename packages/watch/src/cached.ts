/**
 * Remembers an answer for some time. Those who ask together share one; whoever asks later than that
 * gets a new one. A failure is not remembered.
 */
export function cached<Answer>(
  ms: number,
  now: () => number,
  ask: () => Promise<Answer>,
): () => Promise<Answer> {
  let known: { at: number; answer: Promise<Answer> } | null = null;
  return () => {
    if (known !== null && now() - known.at < ms) return known.answer;
    const mine = { at: now(), answer: ask() };
    known = mine;
    mine.answer.catch(() => {
      if (known === mine) known = null;
    });
    return mine.answer;
  };
}
