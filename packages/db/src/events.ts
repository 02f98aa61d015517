import pg from 'pg';
import { execute, type Db, toJson } from './client.ts';

const CHANNEL = 'kaopu_events';

/** As part of a statement, told when that holds: an expression for each event, JSON of under 8 kB. */
export const tell = (event: string) => `${telling(event)} AS told`;

/** The same without a name, to stand within an expression. */
export const telling = (event: string) => `pg_notify('${CHANNEL}', (${event})::text)::text`;

/** Tells every listening process. Payloads are hints of what to read again, under 8 kB. */
export async function publish(db: Db, events: object[]): Promise<void> {
  if (events.length === 0) return;
  await execute(
    db,
    `SELECT ${tell('e')} FROM jsonb_array_elements($1::jsonb) AS e`,
    toJson(events),
  );
}

/**
 * Listens on a connection of its own and reconnects for as long as it is wanted.
 *
 * @returns a function that ends it
 */
export function subscribe(db: Db, onEvent: (payload: unknown) => void): () => Promise<void> {
  let client: pg.Client | null = null;
  let ended = false;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: db.url, keepAlive: true });
    const again = () => {
      if (ended || client !== next) return;
      client = null;
      retry = setTimeout(() => void connect(), 1_000);
    };
    client = next;
    next.on('error', again);
    next.on('end', again);
    next.on('notification', (message) => {
      const event = parsed(message.payload ?? '');
      if (event !== undefined) onEvent(event);
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${CHANNEL}`);
    } catch {
      again();
    }
  };
  void connect();

  return async () => {
    ended = true;
    clearTimeout(retry);
    await client?.end().catch(() => undefined);
  };
}

/** undefined for what is no JSON: whoever reaches the database may notify this channel. */
function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
