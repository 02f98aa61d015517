import { afterEach, describe, expect, it } from 'vitest';
import { openViewer, TooBusy, TooComplex, type Viewer } from './viewer.ts';

const LIMITS = { deadlineMs: 60_000, memoryMb: 256, waiting: 50 };
const SMALL = { decoded: { text: '<p>ok', complete: true }, form: 'page' } as const;
const QUERY = { as: 'page', lang: 'zh' } as const;

const open: Viewer[] = [];
function viewer(options: Partial<typeof LIMITS> = {}): Viewer {
  const made = openViewer({ ...LIMITS, ...options });
  open.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

function look(from: Viewer, text: string = SMALL.decoded.text): Promise<string> {
  return from.run('view', { ...SMALL, decoded: { text, complete: true }, query: QUERY });
}

describe('the viewer', () => {
  it('shows a page from its thread', async () => {
    expect(await look(viewer())).toContain('<p>ok</p>');
  });

  it('ends a job at its deadline, and does the next in a new thread', async () => {
    const strict = viewer({ deadlineMs: 1 });
    await expect(look(strict, '<div>x'.repeat(300_000))).rejects.toThrow(TooComplex);
    await expect(look(viewer())).resolves.toContain('<p>ok</p>');
  });

  it('outlives a job that wants more memory than it may have', async () => {
    const poor = viewer({ memoryMb: 20 });
    const lines = (word: string) => ({
      text: Array.from({ length: 60_000 }, (_, i) => `${word} ${i}`).join('\n'),
      complete: true,
    });
    const greedy = { before: lines('a'), after: lines('b'), form: 'text' } as const;
    await expect(poor.run('texts', greedy)).rejects.toThrow(TooComplex);
    expect(await look(poor)).toContain('<p>ok</p>');
  });

  it('refuses more than may wait, and does all that it took', async () => {
    const short = viewer({ waiting: 3 });
    const taken = [look(short), look(short), look(short)];
    await expect(look(short)).rejects.toThrow(TooBusy);
    expect((await Promise.all(taken)).every((html) => html.includes('<p>ok</p>'))).toBe(true);
    expect(await look(short)).toContain('<p>ok</p>');
  });
});
