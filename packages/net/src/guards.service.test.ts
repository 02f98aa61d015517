import { copyPackage, type PackageCopy } from '@kaopu/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_SANDBOX } from './testing/sandbox.ts';

/** One guard, how to remove it, and the tests that must notice. */
interface Guard {
  guard: string;
  file: string;
  from: string;
  to: string;
  tests: string;
  names: string;
}

const FETCH: Guard[] = [
  {
    guard: 'the judgement of what is written',
    file: 'check-url.ts',
    from: "if (classifyAddress(host) === 'private') return { ok: false, reason: 'private-address' };",
    to: '',
    tests: 'address.test.ts',
    names: 'checkUrl',
  },
  {
    guard: 'the rule of addresses',
    file: 'classify.ts',
    from: "if (address.range() !== 'unicast') return 'private';",
    to: '',
    tests: 'attacks.test.ts',
    names: 'in every notation',
  },
  {
    guard: 'the check when connecting',
    file: 'open-socket.ts',
    from: 'if (bad !== undefined) {',
    to: 'if (bad === null) {',
    tests: 'attacks.test.ts',
    names: 'changes its mind',
  },
  {
    guard: 'one resolution a connection',
    file: 'open-socket.ts',
    from: 'return { addresses: reachable, ms: literal',
    to: 'return { addresses: literal ? reachable : await options.resolve(host), ms: literal',
    tests: 'attacks.test.ts',
    names: 'changes its mind',
  },
  {
    guard: 'the check of every hop',
    file: 'fetch.ts',
    from: 'const check = checkUrl(input.url.href, options.allow);\n    if (!check.ok) {',
    to: 'const check = { ok: true as boolean, url: input.url, reason: 0 };\n    if (!check.ok) {',
    tests: 'fetch-addresses.test.ts',
    names: 'redirects',
  },
  {
    guard: 'the rule of schemes',
    file: 'check-url.ts',
    from: "if (url.protocol !== 'http:' && url.protocol !== 'https:') return",
    to: "if (url.protocol === 'none:') return",
    tests: 'address.test.ts',
    names: 'checkUrl',
  },
  {
    guard: 'the rule of ports',
    file: 'check-url.ts',
    from: 'return PORTS.has(url.port) ?',
    to: 'return url.port !== null ?',
    tests: 'address.test.ts',
    names: 'checkUrl',
  },
  {
    guard: 'the question before a redirect',
    file: 'fetch.ts',
    from: 'await init.mayFollow?.(request.url.href);',
    to: 'await Promise.resolve();',
    tests: 'fetch.test.ts',
    names: 'followed only where one may',
  },
  {
    guard: 'the rules of robots.txt',
    file: 'robots.ts',
    from: 'isAllowed(url, TOKEN) ?? true',
    to: "isAllowed(url, TOKEN) !== undefined || url !== ''",
    tests: 'robots.test.ts',
    names: 'robots.txt',
  },
  {
    guard: 'the limit on decoded bytes',
    file: 'content-encoding.ts',
    from: 'if (size > limits.decodedBytes) {',
    to: 'if (size < 0) {',
    tests: 'fetch-hostile.test.ts',
    names: 'decoded limit',
  },
  {
    guard: 'the limit on expansion',
    file: 'content-encoding.ts',
    from: 'if (size > limits.ratioFloorBytes && size > wire * limits.ratio) {',
    to: 'if (size < 0) {',
    tests: 'fetch-hostile.test.ts',
    names: 'expansion limit',
  },
  {
    guard: 'the limit on traffic',
    file: 'exchange.ts',
    from: 'socket.bytesRead - before <= most',
    to: 'most > 0',
    tests: 'fetch-hostile.test.ts',
    names: 'interim answers',
  },
];

const BROWSER: Guard[] = [
  {
    guard: 'the check in the proxy',
    file: 'browser/proxy.ts',
    from: 'if (!check.ok) throw new',
    to: 'if (check.ok === null) throw new',
    tests: 'browser/proxy.test.ts',
    names: 'no port of a shop',
  },
  {
    guard: 'the proxy of the look',
    file: 'browser/host-look.ts',
    from: 'proxy: { server: `http://127.0.0.1:${order.proxyPort}` },',
    to: '',
    tests: 'browser/browser.service.test.ts',
    names: 'reads what the scripts',
  },
  {
    guard: 'the way of loopback through the proxy',
    file: 'browser/host-look.ts',
    from: 'server: `http://127.0.0.1:${order.proxyPort}`',
    to: "bypass: 'localhost', server: `http://127.0.0.1:${order.proxyPort}`",
    tests: 'browser/reach-inside.service.test.ts',
    names: 'reaches nothing at 127.0.0.1',
  },
  {
    guard: 'the ban on WebRTC past the proxy',
    file: 'browser/launch.ts',
    from: "  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',\n  '--webrtc-ip-handling-policy=disable_non_proxied_udp',\n",
    to: '',
    tests: 'browser/reach-inside.service.test.ts',
    names: 'reaches nothing at 127.0.0.1',
  },
  {
    guard: 'the question before a page leads on',
    file: 'browser/host-look.ts',
    from: 'isPage ? mayFollow(request.url) :',
    to: 'isPage ? Promise.resolve(true) :',
    tests: 'browser/browser.service.test.ts',
    names: 'is asked for first',
  },
  {
    guard: 'the ban on service workers',
    file: 'browser/host-look.ts',
    from: "serviceWorkers: 'block',",
    to: '',
    tests: 'browser/hostile.service.test.ts',
    names: 'no service worker',
  },
  {
    guard: 'the blocker of windows',
    file: 'browser/launch.ts',
    from: "const UNWANTED = ['--disable-popup-blocking'];\n/** A headless shell has no such blocker, but this. */\nconst NO_WINDOWS = ['--block-new-web-contents'];",
    to: 'const UNWANTED: string[] = [];\nconst NO_WINDOWS: string[] = [];',
    tests: 'browser/hostile.service.test.ts',
    names: 'storm of windows',
  },
  {
    guard: 'the sandbox',
    file: 'browser/launch.ts',
    from: 'chromiumSandbox: true,',
    to: 'chromiumSandbox: false,',
    tests: 'browser/browser.service.test.ts',
    names: 'in its sandbox',
  },
  {
    guard: 'the empty environment',
    file: 'browser/host-process.ts',
    from: "env: { PATH: process.env['PATH'], HOME",
    to: "env: { ...process.env, PATH: process.env['PATH'], HOME",
    tests: 'browser/browser.service.test.ts',
    names: 'in its sandbox',
  },
  {
    guard: 'the memory ceiling',
    file: 'browser/host-process.ts',
    from: 'if (held > memoryBytes)',
    to: 'if (held < 0)',
    tests: 'browser/hostile.service.test.ts',
    names: 'named so',
  },
  {
    guard: 'the limit on bytes in the browser',
    file: 'browser/proxy.ts',
    from: 'if (received <= limits.wireBytes) return;',
    to: 'if (received > 0) return;',
    tests: 'browser/proxy.test.ts',
    names: 'too much came',
  },
];

const GUARDS = [...FETCH, ...BROWSER];

let copy: PackageCopy;
beforeAll(async () => {
  copy = await copyPackage('packages/net');
});
afterAll(() => copy.discard());

describe('the tests that must notice a missing guard', () => {
  it('pass while all guards are there', { timeout: 300_000 }, async () => {
    const files = new Set(GUARDS.map(({ tests }) => tests));
    const names = new Set(GUARDS.map((guard) => guard.names));
    expect(await copy.run([...files], [...names].join('|'))).toMatchObject({ passed: true });
  });

  async function failWithout({ file, from, to, tests, names }: Guard): Promise<void> {
    const undo = await copy.change(file, from, to);
    const { passed } = await copy.run([tests], names);
    await undo();
    expect(passed).toBe(false);
  }

  it.each(FETCH)('fail without $guard', { timeout: 180_000 }, failWithout);
  it.skipIf(NO_SANDBOX).each(BROWSER)('fail without $guard', { timeout: 180_000 }, failWithout);
});
