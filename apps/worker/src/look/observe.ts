import {
  LookFault,
  probeByKind,
  secretValues,
  type Outcome,
  type ProbeContext,
  type UnknownCause,
  type Waiting,
} from '@kaopu/probes';
import { OBSERVERS } from '@kaopu/probes/observe';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../log.ts';

/** A probe is told to end this long before its time is up, so that it can hand in what it has. */
export async function withinDeadline<T>(
  deadlineMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const control = new AbortController();
  const politeMs = Math.ceil(deadlineMs - Math.min(5_000, deadlineMs / 5));
  // AbortSignal.timeout would stay until the time is over, with all that listens to it.
  const timer = setTimeout(() => control.abort(), politeMs);
  return work(control.signal).finally(() => clearTimeout(timer));
}

/** Waiting for one's turn, as long as the look has time. Throws LookFault `aborted`. */
export function waitWithin(signal: AbortSignal): (ms: number) => Promise<void> {
  return async (ms) => {
    try {
      await sleep(ms, undefined, { signal });
    } catch {
      throw new LookFault('aborted', '', 'no time left to wait for a turn at the site');
    }
  };
}

export type Result = Outcome<unknown> | Waiting;

/** What becomes of a look that we broke off ourselves. */
export type OnFault = (cause: UnknownCause, detail: string) => Result;

const unknown: OnFault = (cause, detail) => ({ kind: 'unknown', cause, detail });

/**
 * Runs one observe under its deadline. Whatever goes wrong in here is our fault and is called
 * so: nothing thrown by a probe can become a fact about a supplier.
 */
export async function observeSafely(
  observe: () => Promise<Result>,
  deadlineMs: number,
  onFault: OnFault = unknown,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<Result>((resolve) => {
    timer = setTimeout(() => resolve(onFault('timeout', 'the look ran out of time')), deadlineMs);
  });
  const work = observe().catch((error: unknown) =>
    onFault('prober-fault', messageOf(error).slice(0, 500)),
  );
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}

/** Credentials in a probe's configuration. */
export function secretsOf(kind: string, config: unknown): string[] {
  const probe = probeByKind(kind);
  return probe === undefined ? [] : secretValues(probe.config, config);
}

/** Looks with the probe of that kind; a kind this version does not know is our fault. */
export async function observe(
  kind: string,
  config: unknown,
  context: ProbeContext,
): Promise<Result> {
  const observer = OBSERVERS[kind];
  return observer
    ? observer(config, context)
    : { kind: 'unknown', cause: 'prober-fault', detail: `no such probe: ${kind}` };
}
