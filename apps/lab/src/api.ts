import { setTimeout as sleep } from 'node:timers/promises';
import { Problem, type StartTrial, TrialView } from '@kaopu/contracts';

const TRIAL_MS = 60_000;
const READY_MS = 120_000;
const POLL_MS = 300;

/** Kaopu answered with an error; `code` is the problem's, or `http-<status>`. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: string;
  readonly status: number;
  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

/** A client of a running Kaopu, as far as the lab needs one. */
export class Api {
  readonly #base: string;
  readonly #signal: AbortSignal;

  constructor(base: string, signal: AbortSignal) {
    this.#base = base;
    this.#signal = signal;
  }

  async #ask(path: string, init: RequestInit = {}): Promise<unknown> {
    const response = await fetch(new URL(path, this.#base), { ...init, signal: this.#signal });
    const text = await response.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    if (response.ok) return body;
    const problem = Problem.safeParse(body);
    const code = problem.success ? problem.data.code : `http-${response.status}`;
    const detail = problem.success ? problem.data.detail : `${path} answered ${response.status}`;
    throw new ApiProblem(response.status, code, detail);
  }

  /** Resolves when Kaopu answers its health check with success; throws after two minutes. */
  async ready(): Promise<void> {
    const until = performance.now() + READY_MS;
    for (;;) {
      try {
        await this.get('/api/v1/health');
        return;
      } catch (error) {
        if (this.#signal.aborted || performance.now() > until) throw error;
      }
      await sleep(POLL_MS, undefined, { signal: this.#signal });
    }
  }

  get(path: string): Promise<unknown> {
    return this.#ask(path);
  }

  /** Throws `ApiProblem` for everything but success. */
  post(path: string, body: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    return this.#ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** Starts a trial and waits for its result; throws when there is none within a minute. */
  async trial(start: StartTrial): Promise<unknown> {
    let trial = TrialView.parse(await this.post('/api/v1/trials', start));
    const until = performance.now() + TRIAL_MS;
    while (trial.state === 'queued' || trial.state === 'running') {
      if (performance.now() > until) throw new Error(`trial ${trial.id} takes over a minute`);
      await sleep(POLL_MS, undefined, { signal: this.#signal });
      trial = TrialView.parse(await this.get(`/api/v1/trials/${trial.id}`));
    }
    return trial.result;
  }
}
