import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { SCENARIOS } from './scenarios/index.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

const Line = z.union([
  z.object({ chaos: z.string(), skipped: z.string() }),
  z.looseObject({ chaos: z.string(), ok: z.boolean() }),
]);

// Some need a Redis, some a small disk: where there is none they say so and are skipped, except in CI.
it('keeps its promises under every kind of harm, in short', { timeout: 600_000 }, async () => {
  const child = spawn(process.execPath, [MAIN, '--short'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complaints] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  const lines = said
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)));
  expect(lines.map(({ chaos }) => chaos).toSorted()).toEqual(
    SCENARIOS.map(({ name }) => name).toSorted(),
  );
  const broken = lines.filter((line) => !('skipped' in line) && !line.ok);
  expect(broken, complaints).toEqual([]);
  const skipped = lines.filter((line) => 'skipped' in line);
  if (process.env['CI']) expect(skipped).toEqual([]);
  expect(child.exitCode).toBe(0);
});
