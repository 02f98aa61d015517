import { describe, expect, it } from 'vitest';
import {
  DESK,
  everyPage,
  jumpsOnOpening,
  MOST_SHIFT,
  ON_PHONE,
  PHONE,
} from './testing/every-page.ts';
import { waitForGrey } from './testing/first-wait.ts';
import { jumps } from './testing/page-checks.ts';
import { resize } from './testing/pages.ts';
import { routesOf } from './testing/routes.ts';
import { NOWHERE } from './testing/seed-world.ts';

// Every page while no answer comes: grey space stands at once, and what comes then moves nothing.

const AT_ONCE_MS = 100;
/** Asks for nothing itself. */
const ELSEWHERE = '/method';
const SIZES = { phone: PHONE, desk: DESK };

const { reader: visitor, route } = everyPage(ON_PHONE);

describe.each(routesOf(NOWHERE))('$name', ({ name, still = false }) => {
  it('moves nothing when it is opened on a phone', async () => {
    const reader = visitor();
    await resize(reader.page, PHONE);
    expect(await jumpsOnOpening(reader, await route(name))).toBe('');
  });

  it.skipIf(still).each(['phone', 'desk'] as const)(
    'waits visibly when one comes from another, at a %s',
    async (size) => {
      const reader = visitor();
      const { page } = reader;
      const { path } = await route(name);
      await resize(page, SIZES[size]);
      await reader.go(ELSEWHERE);
      await reader.settled();
      const answer = await reader.waiting();
      const way = { path, elsewhere: ELSEWHERE, most: AT_ONCE_MS };
      let ms = Infinity;
      try {
        ms = await waitForGrey(page, way);
      } finally {
        await answer();
      }
      await reader.settled();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect.soft(ms, 'ms').toBeLessThanOrEqual(AT_ONCE_MS);
      expect.soft(await jumps(page, MOST_SHIFT), 'jumps').toBe('');
    },
  );
});
