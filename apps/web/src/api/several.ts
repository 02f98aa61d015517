import type { Problem, SeveralAnswers } from '@kaopu/contracts';
import { ApiProblem } from './problem.ts';

interface Asked {
  part: string;
  answer: { resolve: (body: unknown) => void; reject: (error: unknown) => void };
}

/** What is asked about a platform while somebody gathers it. */
let gathering: { path: string; asked: Asked[] } | null = null;

/** An answer that will come with others; null where `path` is asked alone. */
export function amongSeveral(path: string): Promise<unknown> | null {
  const into = gathering;
  if (into === null || !path.startsWith(into.path)) return null;
  const below = path.slice(into.path.length);
  if (!/^(?:$|[/?])/.test(below)) return null;
  const part = below.replace(/^\//, '');
  return new Promise((resolve, reject) => {
    into.asked.push({ part, answer: { resolve, reject } });
  });
}

/**
 * Has all that `start` asks at once about a platform read by one request.
 *
 * @param path the platform's, below which everything lies
 */
export function readSeveral(
  path: string,
  read: (path: string) => Promise<SeveralAnswers>,
  start: () => void,
): void {
  const asked: Asked[] = [];
  gathering = { path, asked };
  try {
    start();
  } finally {
    gathering = null;
  }
  if (asked.length === 0) return;
  const search = new URLSearchParams(asked.map(({ part }) => ['get', part]));
  read(`${path}/several?${search.toString()}`).then(
    ({ items }) => {
      for (const [i, { answer }] of asked.entries()) {
        const found = items[i];
        if (found !== undefined && found.status < 300) answer.resolve(found.body);
        else answer.reject(new ApiProblem(found?.body as Problem));
      }
    },
    (error: unknown) => {
      for (const { answer } of asked) answer.reject(error);
    },
  );
}
