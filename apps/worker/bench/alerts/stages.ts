/** How long each part of the way took, ms, for one flip. */
export interface Stages {
  /** From the end of the interval to the first look that failed. */
  beginning: number;
  /** From the first look that failed to the look's storing, the pause before its second try left out. */
  looking: number;
  /** To the judge's reading of it. */
  judging: number;
  /** To the dispatcher's round. */
  dispatching: number;
  /** To the webhook. */
  telling: number;
}

/** When an outage was stored, judged and decided upon, on the database's clock, ms since the epoch. */
interface Times {
  stored: number;
  judged: number;
  told: number;
}

const msOf = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const TIMES = `
  SELECT substring(p.site_url FROM '[0-9]+$')::int AS number, ${msOf('o.finished_at')} AS stored,
    ${msOf('e.at')} AS judged, ${msOf('n.created_at')} AS told
  FROM alert_event e JOIN platform p ON p.id = e.platform_id
    JOIN score_change c ON c.id = e.change_id
    JOIN observation o ON o.key = c.evidence->>0
    JOIN notification n ON n.alert_id = e.alert_id AND n.sequence = 1
  WHERE e.kind = 'became-unreachable'`;

type Sql = (text: string) => Promise<Record<string, unknown>[]>;

/** Of each shop that went down, by its number. */
export async function timesOf(sql: Sql): Promise<Map<number, Times>> {
  const found = await sql(TIMES);
  return new Map(
    found.map(({ number, stored, judged, told }) => [
      Number(number),
      { stored: Number(stored), judged: Number(judged), told: Number(told) },
    ]),
  );
}

export function stagesOf(
  { stored, judged, told }: Times,
  { due, foundDown, arrived }: { due: number; foundDown: number; arrived: number },
  confirmMs: number,
): Stages {
  return {
    beginning: foundDown - due,
    looking: stored - foundDown - confirmMs,
    judging: judged - stored,
    dispatching: told - judged,
    telling: arrived - told,
  };
}
