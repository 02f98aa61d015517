import { createServer, type RequestListener, type Server } from 'node:http';

/** An HTTP server that can really go away and come back on the same port. */
export interface Listener {
  port(): number;
  open(): Promise<void>;
  close(): Promise<void>;
}

/** @param wanted the port, 0 for any. */
export function listener(host: string, wanted: number, answer: RequestListener): Listener {
  let server: Server | null = null;
  let port = wanted;
  return {
    port: () => port,
    open: () =>
      new Promise((resolve, reject) => {
        if (server !== null) return resolve();
        const opening = createServer(answer);
        opening.once('error', reject);
        opening.listen(port, host, () => {
          const address = opening.address();
          if (typeof address === 'object' && address !== null) port = address.port;
          server = opening;
          resolve();
        });
      }),
    close: () =>
      new Promise((resolve) => {
        if (server === null) return resolve();
        const closing = server;
        server = null;
        closing.close(() => resolve());
        closing.closeAllConnections();
      }),
  };
}
