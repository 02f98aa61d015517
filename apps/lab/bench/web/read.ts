// Opens the list, at a desk and on a phone, and the weights so many times, and writes a line of JSON for each. Arguments: address, times.
import { launchBrowser } from '@kaopu/testkit';
import { loadavg } from 'node:os';
import { useList, type OpenedList } from './use-list.ts';
import { usePhone, type ScrolledPhone } from './use-phone.ts';
import { useWeights, type TurnedWeights } from './use-weights.ts';

/** What one time came to. */
export interface Read {
  run: number;
  load: number;
  list: OpenedList;
  phone: ScrolledPhone;
  weights: TurnedWeights;
}

const [url = '', times = ''] = process.argv.slice(2);
const browser = await launchBrowser();
try {
  for (let run = 0; run < Number(times); run += 1) {
    const list = await useList(browser, url);
    const phone = await usePhone(browser, url);
    const weights = await useWeights(browser, url);
    const load = Number((loadavg()[0] ?? 0).toFixed(1));
    const read: Read = { run, load, list, phone, weights };
    console.log(JSON.stringify(read));
  }
} finally {
  await browser.close();
}
