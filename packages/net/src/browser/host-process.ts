import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BrowserFault } from './fault.ts';
import { readFrames, writeFrame } from './frames.ts';
import { readHostMessage } from './host-message.ts';
import { lookMs } from './limits.ts';
import type { HostMessage, Leave, LookOrder, PrintOrder, Setup } from './messages.ts';
import { ProcessTree } from './process-tree.ts';

const HOST = fileURLToPath(new URL('./host.ts', import.meta.url));

/** MB; a page that makes Playwright hold more than this ends its host. */
const HOST_HEAP = 400;

/** Of a browser that is being watched. */
const WATCH_MS = 200;

/** A page is looked at when nobody else wants the processor. */
const NICE = 10;

const UNKILLABLE_MS = 10_000;

const MESSAGE_BYTES = 2_000_000;
const UTF8_BYTES_A_UNIT = 3;

export interface Answer {
  message: HostMessage;
  bytes: Buffer;
}

/** Asked whether a page may lead on to another address. Never rejects. */
export type MayFollow = (url: string) => Promise<boolean>;

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** One browser with the process that drives it, seen from the worker. */
export class HostProcess {
  readonly #child: Child;
  readonly #tree: ProcessTree;
  readonly #setup: Setup;
  readonly #gone: Promise<void>;
  #waiting: { take: (answer: Answer) => void; fail: (fault: BrowserFault) => void } | null = null;
  #mayFollow: MayFollow | null = null;
  #lastWords = '';
  #ended: Promise<void> | null = null;
  /** Looks begun, and when this browser was started (monotonic). */
  looks = 0;
  readonly since = performance.now();
  about = { source: '', version: '', cjkFont: false };

  private constructor(child: Child, setup: Setup) {
    this.#child = child;
    this.#setup = setup;
    this.#tree = new ProcessTree(child.pid ?? 0, setup.scratch);
    this.#gone = new Promise((resolve) => child.once('close', () => resolve()));
    const { htmlBytes, screenshotBytes } = setup.limits;
    readFrames(
      child.stdout,
      {
        messageBytes: MESSAGE_BYTES,
        bytes: htmlBytes * UTF8_BYTES_A_UNIT + screenshotBytes,
      },
      (value, bytes) => this.#hear(value, bytes),
      (reason) => this.#fail('crashed', `the browser's host sent ${reason}`),
    );
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-2_000);
    });
    child.stdin.on('error', () => undefined);
    child.once('error', (error) => this.#fail('unavailable', error.message));
    child.once('close', () =>
      this.#fail('crashed', `the browser ended: ${this.#lastWords.trim()}`),
    );
  }

  /** Starts the process and a browser in it. Throws BrowserFault `unavailable`. */
  static async start(draft: Omit<Setup, 'scratch'>): Promise<HostProcess> {
    const scratch = await mkdtemp(join(tmpdir(), 'kaopu-browser-'));
    if (draft.account !== null) await chown(scratch, draft.account.uid, draft.account.gid);
    const setup: Setup = { ...draft, scratch };
    const child = spawn(process.execPath, [`--max-old-space-size=${HOST_HEAP}`, HOST], {
      // Nothing of the worker's environment: a browser that was taken over shall find no secrets.
      env: { PATH: process.env['PATH'], HOME: scratch, TMPDIR: scratch, LANG: 'C.UTF-8' },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    const host = new HostProcess(child, setup);
    try {
      if (child.pid !== undefined) setPriority(child.pid, NICE);
      const ready = host.#ask(setup, setup.limits.launchMs + setup.limits.graceMs, 'unavailable');
      const { message } = await ready;
      if (message.kind === 'ready') {
        const { source, version, cjkFont } = message;
        host.about = { source, version, cjkFont };
        return host;
      }
      const reason = message.kind === 'unavailable' ? message.message : message.kind;
      throw new BrowserFault('unavailable', '', `no browser: ${reason}`);
    } catch (error) {
      await host.end();
      if (error instanceof BrowserFault && error.kind !== 'unavailable') {
        throw new BrowserFault('unavailable', '', error.message, error);
      }
      throw error;
    }
  }

  isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Processes of this browser that live. */
  pids(): number[] {
    return this.#tree.members();
  }

  /** What the host answers to an order. Throws BrowserFault when it does not, or may not go on. */
  async look(order: LookOrder, mayFollow: MayFollow): Promise<Answer> {
    this.#mayFollow = mayFollow;
    const { readMs, graceMs } = this.#setup.limits;
    const most = lookMs(order.steps, this.#setup.limits) + 2 * readMs + 2 * graceMs;
    try {
      return await this.#askWatched(order, most);
    } finally {
      this.#mayFollow = null;
    }
  }

  /** The same for a page of our own. */
  print(order: PrintOrder): Promise<Answer> {
    const { printMs, graceMs } = this.#setup.limits;
    return this.#askWatched(order, 2 * printMs + 2 * graceMs);
  }

  async #askWatched(order: object, most: number): Promise<Answer> {
    this.looks += 1;
    const { memoryBytes } = this.#setup.limits;
    const watch = setInterval(() => {
      const held = this.#tree.memory();
      if (held > memoryBytes) this.#fail('memory', `the browser holds ${held} bytes`);
    }, WATCH_MS);
    try {
      return await this.#ask(order, most, 'hung');
    } finally {
      clearInterval(watch);
    }
  }

  /** Kills the browser with every process it has, and removes what it wrote. Never throws. */
  end(): Promise<void> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  async #end(): Promise<void> {
    // The host lives a moment longer than its browser, to reap it.
    this.#tree.killOthers();
    this.#child.stdin.end();
    await Promise.race([this.#gone, sleep(1_000)]);
    // What the kernel itself cannot end must not hold up the next browser for ever.
    const deadline = performance.now() + UNKILLABLE_MS;
    while (this.#tree.members().length > 0 && performance.now() < deadline) {
      this.#tree.killAll();
      await sleep(20);
    }
    await Promise.race([this.#gone, sleep(1_000)]);
    await rm(this.#setup.scratch, { recursive: true, force: true, maxRetries: 3 });
  }

  #hear(value: unknown, bytes: Buffer): void {
    const message = readHostMessage(value);
    if (message === null) return this.#fail('crashed', "the browser's host speaks nonsense");
    if (message.kind === 'leads') return void this.#answer(message.url);
    this.#waiting?.take({ message, bytes });
    this.#waiting = null;
  }

  async #answer(url: string): Promise<void> {
    const leave: Leave = { mayFollow: (await this.#mayFollow?.(url)) ?? false };
    if (this.isAlive()) writeFrame(this.#child.stdin, leave);
  }

  #fail(kind: BrowserFault['kind'], message: string): void {
    this.#waiting?.fail(new BrowserFault(kind, '', message));
    this.#waiting = null;
  }

  async #ask(order: object, ms: number, late: BrowserFault['kind']): Promise<Answer> {
    const timer = setTimeout(() => this.#fail(late, `no answer within ${ms} ms`), ms);
    try {
      return await new Promise<Answer>((take, fail) => {
        if (!this.isAlive()) {
          return fail(new BrowserFault('crashed', '', 'the browser had ended'));
        }
        this.#waiting = { take, fail };
        writeFrame(this.#child.stdin, order);
      });
    } finally {
      clearTimeout(timer);
    }
  }
}
