import { execute, rows, type Db } from '../client.ts';

/** When what speaks against a supplier counts. */
export interface VantageRule {
  /** So many vantages are asked, as far as there are. */
  ask: number;
  /** So many voices, ours among them, have to say the same. */
  quorum: number;
  /** So long they are waited for. */
  waitSeconds: number;
}

export const DEFAULT_VANTAGE_RULE: VantageRule = { ask: 2, quorum: 2, waitSeconds: 45 };

export async function vantageRule(db: Db): Promise<VantageRule> {
  const [found] = await rows<VantageRule>(
    db,
    `SELECT ask, quorum, wait_seconds AS "waitSeconds" FROM vantage_rule WHERE id = 1`,
  );
  return found ?? DEFAULT_VANTAGE_RULE;
}

export async function setVantageRule(db: Db, rule: VantageRule): Promise<void> {
  await execute(
    db,
    `INSERT INTO vantage_rule (id, ask, quorum, wait_seconds) VALUES (1, $1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET ask = excluded.ask, quorum = excluded.quorum, wait_seconds = excluded.wait_seconds`,
    rule.ask,
    rule.quorum,
    rule.waitSeconds,
  );
}
