import { expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';

it.each(['', 'bundled'])(
  'starts a browser that runs scripts (KAOPU_CHROMIUM="%s")',
  async (chosen) => {
    const before = process.env['KAOPU_CHROMIUM'];
    if (chosen !== '') process.env['KAOPU_CHROMIUM'] = chosen;
    const browser = await launchBrowser().finally(() => {
      if (before === undefined) delete process.env['KAOPU_CHROMIUM'];
      else process.env['KAOPU_CHROMIUM'] = before;
    });
    try {
      const page = await browser.newPage();
      await page.setContent('<title>靠谱</title><script>document.title += 6 * 7</script>');
      expect(await page.title()).toBe('靠谱42');
    } finally {
      await browser.close();
    }
  },
);
