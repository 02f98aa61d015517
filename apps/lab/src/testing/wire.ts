import type { Page } from './pages.ts';

/** What a page costs, as the browser itself counts it. */
export interface Cost {
  /** Over the wire since it was opened: headers and compressed bodies. */
  bytes: number;
  nodes: number;
  heapBytes: number;
}

interface Finished {
  encodedDataLength: number;
}

interface Metrics {
  metrics: { name: string; value: number }[];
}

/** Counts what comes over the wire from now on; the answer weighs the page as it is then. */
export async function weighing(page: Page): Promise<() => Promise<Cost>> {
  const cdp = await page.context().newCDPSession(page);
  let bytes = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }: Finished) => {
    bytes += encodedDataLength;
  });
  await cdp.send('Network.enable');
  await cdp.send('Performance.enable');
  return async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = (await cdp.send('Performance.getMetrics')) as Metrics;
    const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize');
    return {
      bytes,
      nodes: await page.evaluate<number>(`document.querySelectorAll('*').length`),
      heapBytes: heap?.value ?? Infinity,
    };
  };
}
