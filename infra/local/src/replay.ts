import { runOnDatabase } from './on-database.ts';

await runOnDatabase('apps/worker/src/replay/main.ts');
