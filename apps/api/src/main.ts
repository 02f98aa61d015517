import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { Config } from './config.ts';

/** Until accounts exist the API listens on loopback only. */
const HOST = '127.0.0.1';
const DASHBOARD = fileURLToPath(new URL('../../web/dist', import.meta.url));

const config = Config.parse(process.env);
const app = await createApp({ config, dashboard: DASHBOARD });
app.enableShutdownHooks();
await app.listen(config.PORT, HOST);

// The launcher was killed, and its database may be gone: there is nobody left to serve.
process.on('disconnect', () => process.exit(1));
