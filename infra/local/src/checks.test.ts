import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { requireFreeLab } from './checks.ts';
import { CannotStart } from './settings.ts';

const refusal = (labPort: number, port: number) =>
  requireFreeLab(labPort, port).then(
    () => 'it may start',
    (error: unknown) => (error instanceof CannotStart ? error.chinese : String(error)),
  );

it('the market is refused when any of its ports is taken, by others or by us', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const taken = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await refusal(taken - 3, 1)).toContain(`端口 ${taken} 已被其他程序占用`);
  expect(await refusal(taken - 3, 1)).toContain(`KAOPU_LAB_PORT=${taken + 97} npm run demo`);
  holder.close();
  expect(await refusal(taken - 3, taken)).toContain(`端口 ${taken} 是靠谱自己的`);
});
