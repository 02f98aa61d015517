import type { ProbeContext } from '../kit/types.ts';
import { testContext } from './context.ts';

/** Of what a probe is given, and nothing else there is. */
const GIVEN: readonly (keyof ProbeContext)[] = [
  'open',
  'mail',
  'xmpp',
  'fetch',
  'browse',
  'takeTurn',
  'keep',
  'ownNetworkUp',
  'sleep',
  'now',
  'signal',
];

function onlyGiven(context: ProbeContext): ProbeContext {
  return new Proxy(context, {
    get(target, name) {
      if (GIVEN.some((given) => given === name)) return Reflect.get(target, name);
      throw new Error(`a probe reached for context.${String(name)}`);
    },
    set() {
      throw new Error('a probe changed its context');
    },
  });
}

/** A date made from nothing is the clock as well. */
function trapNow(isAllowed: () => boolean): () => void {
  const Real = Date;
  globalThis.Date = new Proxy(Real, {
    construct(target, args, self) {
      if (args.length > 0 || isAllowed()) return Reflect.construct(target, args, self) as object;
      throw new Error('a probe reached for new Date');
    },
  });
  return () => {
    globalThis.Date = Real;
  };
}

/** Makes the ambient world scream while `work` is under way; what we do for it does not count. */
export async function withoutWorld<T>(work: (context: ProbeContext) => Promise<T>): Promise<T> {
  const inner = { ...testContext(), now: () => 1_700_000_000_000 };
  let ours = 0;
  const lent =
    <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      ours += 1;
      try {
        return await act(...args);
      } finally {
        ours -= 1;
      }
    };
  const trap = <K extends string>(holder: Record<K, (...args: never[]) => unknown>, name: K) => {
    const real = holder[name];
    holder[name] = (...args: never[]) => {
      if (ours > 0) return real.apply(holder, args);
      throw new Error(`a probe reached for ${name}`);
    };
    return () => {
      holder[name] = real;
    };
  };
  const undo = [
    trap(globalThis as never, 'fetch'),
    trap(globalThis as never, 'setTimeout'),
    trap(globalThis as never, 'setInterval'),
    trap(globalThis as never, 'setImmediate'),
    trap(Date as never, 'now'),
    trapNow(() => ours > 0),
    trap(Math as never, 'random'),
    trap(performance as never, 'now'),
  ];
  try {
    return await work(
      onlyGiven({
        ...inner,
        fetch: lent(inner.fetch),
        keep: lent(inner.keep),
        mail: {
          send: lent(inner.mail.send),
          received: lent(inner.mail.received),
          check: lent(inner.mail.check),
        },
        xmpp: {
          check: lent(inner.xmpp.check),
          send: lent(inner.xmpp.send),
          archive: lent(inner.xmpp.archive),
        },
      }),
    );
  } finally {
    for (const end of undo) end();
  }
}
