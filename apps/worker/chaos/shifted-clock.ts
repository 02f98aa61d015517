// Loaded into a worker ahead of everything else (`--import`): its wall clock is wrong by so much, from a
// given age of the process on. Covers Date in the main thread and in its worker threads. Not covered:
// timers and performance.now() (they run on the monotonic clock, which no wrong wall clock moves), times of
// files, and what OpenSSL takes the time for.
const shiftMs = Number(process.env['KAOPU_CHAOS_CLOCK_MS'] ?? 0);
const fromAgeMs = Number(process.env['KAOPU_CHAOS_CLOCK_AFTER_MS'] ?? 0);
const RealDate = Date;

function now(): number {
  const isOff = process.uptime() * 1_000 >= fromAgeMs;
  return RealDate.now() + (isOff ? shiftMs : 0);
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: unknown[], self) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, self) as Date,
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
});

// Makes this file a module.
export {};
