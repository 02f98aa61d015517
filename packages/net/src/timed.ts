/**
 * `work` under a signal that fires when `outer` does or `ms` have passed. Nothing of it outlives the
 * work: AbortSignal.timeout keeps its signal until the time is over, however early the work was done.
 */
export async function timed<T>(
  outer: AbortSignal | undefined,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const control = new AbortController();
  const abort = () => control.abort(outer?.reason);
  if (outer?.aborted === true) abort();
  outer?.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(
    () => control.abort(new DOMException('the time is over', 'TimeoutError')),
    Math.max(1, Math.ceil(ms)),
  );
  try {
    return await work(control.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  }
}
