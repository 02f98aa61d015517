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

// Started by the launcher: when that is gone, so are we.
process.on('disconnect', () => void app.close().then(() => process.exit(0)));
