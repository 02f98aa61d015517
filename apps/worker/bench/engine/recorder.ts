// The shop that every program under test looks at: answers on all addresses of the loopback network and
// remembers when each look arrived. A process of its own, so that its work is not counted as theirs.
import { createServer } from 'node:http';

const PAGE = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>测试店铺</title></head>
<body><h1>测试店铺</h1><ul><li>会员月卡 库存 100</li><li>会员年卡 库存 50</li></ul></body></html>`;

/** What the recorder tells its parent when asked: [number of the probe, ms since the epoch], flat. */
export interface Arrivals {
  flat: number[];
}

let flat: number[] = [];
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-length': Buffer.byteLength(PAGE),
};

const server = createServer((request, response) => {
  const number = /^\/p\/(\d{1,7})$/.exec(request.url ?? '')?.[1];
  if (number === undefined) {
    response.writeHead(404).end();
    return;
  }
  flat.push(Number(number), performance.timeOrigin + performance.now());
  response.writeHead(200, HEADERS).end(PAGE);
});
server.keepAliveTimeout = 120_000;

process.on('message', () => {
  process.send?.({ flat } satisfies Arrivals);
  flat = [];
});
process.on('disconnect', () => process.exit(0));

server.listen({ port: 0, host: '0.0.0.0', backlog: 4_096 }, () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
