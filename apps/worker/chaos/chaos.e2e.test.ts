import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { SCENARIOS } from './scenarios/index.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
/** What was not played by then fails, and is ended. */
const PLAYED_MS = 2_400_000;
const ENDED_MS = 60_000;

const Line = z.looseObject({ chaos: z.string(), ok: z.boolean(), missing: z.string().optional() });
type Line = z.infer<typeof Line>;

let lines: Line[];
let complaints: string;

/** All of them, several at once. */
beforeAll(async () => {
  const child = spawn(process.execPath, [MAIN, '--short'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const late = setTimeout(() => child.kill('SIGTERM'), PLAYED_MS);
  const [said, log] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  clearTimeout(late);
  complaints = log;
  console.log(said);
  lines = said
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Line.parse(JSON.parse(line)));
}, PLAYED_MS + ENDED_MS);

// Some need a Redis, a small disk or a clock of their own: where there is none they say so and are skipped,
// except in CI.
for (const { name } of SCENARIOS) {
  it(`keeps its promises in short: ${name}`, ({ skip }) => {
    const line = lines.find(({ chaos }) => chaos === name);
    if (line?.missing !== undefined && !process.env['CI']) skip(line.missing);
    expect(line, `${JSON.stringify(line)}\n${complaints}`).toMatchObject({ ok: true });
  });
}
