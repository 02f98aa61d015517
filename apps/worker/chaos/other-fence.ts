import { copyPackage } from '@kaopu/testkit';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Stage } from './stage.ts';

const SOURCE = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const HOOK = fileURLToPath(new URL('use-copy.ts', import.meta.url));

/**
 * Gives the workers a copy of `@kaopu/db` whose finish of a look no longer asks whether the claim still
 * stands, and takes the second guard from the table: a row's identity.
 */
export async function removeFence(stage: Stage): Promise<void> {
  const copy = await copyPackage('packages/db');
  stage.cleanup.add(() => copy.discard());
  await copy.change(
    'schedule/finish.ts',
    'WHERE p.id = look.probe_id AND p.fence = look.fence AND p.lease_key = look.key',
    'WHERE p.id = look.probe_id',
  );
  await copy.change(
    'schedule/finish.ts',
    'WHERE p.fence = look.fence AND p.lease_key = look.key',
    '',
  );
  await copy.change(
    'schedule/finish.ts',
    `ON CONFLICT (key, slot_at) DO UPDATE SET
         status = excluded.status, cause = excluded.cause, detail = excluded.detail,
         seen = excluded.seen, attempts = excluded.attempts,
         unconfirmed = excluded.unconfirmed, finished_at = excluded.finished_at,
         maintenance = coalesce(observation.maintenance, excluded.maintenance),
         evidence = observation.evidence || excluded.evidence
         WHERE observation.status = 'open'
       `,
    '',
  );
  await stage.sql('ALTER TABLE observation DROP CONSTRAINT observation_pkey CASCADE');
  stage.worker = [SOURCE];
  stage.env['NODE_OPTIONS'] = `--import=${HOOK}`;
  stage.env['KAOPU_CHAOS_DB'] = pathToFileURL(copy.path('src/index.ts')).href;
}
