import { type Browser, chromium } from 'playwright-core';
import type { FoundChromium } from './find-chromium.ts';

/** A door nobody opens: whatever the browser asks for outside of a look's own proxy ends here. */
const NOWHERE = 'http://127.0.0.1:9';

const CLOSED = [
  // Every name is resolved by the proxy of the look, none by the browser.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--dns-prefetch-disable',
  // UDP would go past any HTTP proxy. A headless shell reads the value of the first of these two.
  '--disable-quic',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-background-networking',
  '--disable-domain-reliability',
  '--no-pings',
  '--mute-audio',
  '--disk-cache-size=33554432',
  '--js-flags=--max-old-space-size=512',
];

/** Playwright lets any page open windows; the browser's own blocker is wanted here. */
const UNWANTED = ['--disable-popup-blocking'];
/** A headless shell has no such blocker, but this. */
const NO_WINDOWS = ['--block-new-web-contents'];

/** A headless Chromium in its sandbox that can reach nothing but the proxies of its looks. */
export function launchChromium(
  found: FoundChromium,
  env: Record<string, string>,
  timeout: number,
): Promise<Browser> {
  return chromium.launch({
    executablePath: found.executable,
    chromiumSandbox: true,
    headless: true,
    ignoreDefaultArgs: UNWANTED,
    proxy: { server: NOWHERE },
    args: [...found.args, ...CLOSED, ...NO_WINDOWS],
    env: { ...env, ...found.env },
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    timeout,
  });
}

/**
 * Has this browser a font with Chinese characters? Two different characters look the same when both
 * are drawn as the box that stands for a missing one.
 */
export async function hasCjkFont(browser: Browser): Promise<boolean> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    return await page.evaluate<boolean>(`(() => {
      const drawn = ['靠', '谱'].map((character) => {
        const canvas = document.createElement('canvas');
        const pen = canvas.getContext('2d');
        pen.font = '32px sans-serif';
        pen.fillText(character, 4, 40);
        return canvas.toDataURL();
      });
      return drawn[0] !== drawn[1];
    })()`);
  } finally {
    await context.close();
  }
}
