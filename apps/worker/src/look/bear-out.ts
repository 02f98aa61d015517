import { HandInLook, type Attempt } from '@kaopu/contracts';
import {
  askVantages,
  endAsking,
  findRobots,
  recordVerdicts,
  vantageAnswers,
  vantageRule,
  type Asked,
  type Claim,
  type Db,
  type VantageAnswer,
  type VantageRule,
} from '@kaopu/db';
import {
  probeByKind,
  UNKNOWN_CAUSES,
  type Outcome,
  type ProbeDefinition,
  type UnknownCause,
  type VantageRules,
} from '@kaopu/probes';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { EvidenceItem, KeptEvidence } from './kept.ts';
import { decide, isDecided, type Voice } from './quorum.ts';
import { outcomeWithout, withoutSecrets } from './redact.ts';

/** What was seen from one place. */
interface Told extends Voice {
  startedAt: Date | null;
  ms: number | null;
  evidence: EvidenceItem[];
}

/** What we saw ourselves. */
export interface Own {
  outcome: Outcome<unknown>;
  startedAt: Date;
  ms: number;
  kept(): KeptEvidence[];
}

export interface BorneOut {
  outcome: Outcome<unknown>;
  /** It is what we saw ourselves. */
  isOwn: boolean;
  /** What was seen from the other places, ours among them when it is not what counts. */
  others: unknown[];
  attempts: Attempt[];
  /** Of the vantages, in the store already. */
  evidence: EvidenceItem[];
}

type Probe = ProbeDefinition<unknown, unknown> & { vantages: VantageRules<unknown> };

/** Why others may see what we could not. */
const ELSEWHERE: ReadonlySet<UnknownCause> = new Set(['blocked', 'challenged', 'unreachable']);

const ASK_AGAIN_MS = 250;

const Answer = HandInLook.omit({ take: true }).extend({
  evidence: z.array(HandInLook.shape.evidence.element.extend({ size: z.int() })),
});
const Cause = z.enum(UNKNOWN_CAUSES).catch('prober-fault');

function doubtOf({ vantages }: Probe, outcome: Outcome<unknown>): Voice['doubt'] {
  return outcome.kind === 'observed' ? vantages.doubt(outcome.seen) : null;
}

/** The kind's definition, when such an outcome is worth asking others about. */
function askable(kind: string, outcome: Outcome<unknown>): Probe | null {
  const probe = probeByKind(kind);
  if (probe?.vantages === undefined) return null;
  const asking: Probe = { ...probe, vantages: probe.vantages };
  const isWorth =
    outcome.kind === 'unknown'
      ? ELSEWHERE.has(outcome.cause)
      : asking.vantages.doubt(outcome.seen) !== null;
  return isWorth ? asking : null;
}

/** Is such an outcome worth asking others about? */
export function isInDoubt(kind: string, outcome: Outcome<unknown>): boolean {
  return askable(kind, outcome) !== null;
}

const SILENT: Told = { outcome: null, doubt: null, startedAt: null, ms: null, evidence: [] };

/** Hostile until read: a vantage may be of another version, or somebody else's by now. */
function toldBy(probe: Probe, answer: VantageAnswer | undefined, secrets: readonly string[]): Told {
  const read = Answer.safeParse(answer?.answer);
  if (!read.success) return SILENT;
  const { outcome: said, startedAt, ms, evidence } = read.data;
  let outcome: Outcome<unknown>;
  if (said.kind === 'unknown') {
    outcome = { ...said, cause: Cause.parse(said.cause) };
  } else {
    const seen = probe.seen.safeParse(said.seen);
    outcome = seen.success
      ? { kind: 'observed', seen: seen.data }
      : { kind: 'unknown', cause: 'prober-fault', detail: 'what it saw could not be read' };
  }
  outcome = outcomeWithout(outcome, secrets);
  return {
    outcome,
    doubt: doubtOf(probe, outcome),
    startedAt: new Date(startedAt),
    ms,
    evidence: evidence.map((item) => ({ ...item, url: withoutSecrets(item.url, secrets) })),
  };
}

function attemptOf(vantage: string | null, told: Told, verdict: Attempt['verdict']): Attempt {
  const { outcome, doubt, startedAt, ms, evidence } = told;
  return {
    vantage,
    verdict,
    doubt,
    cause: outcome?.kind === 'unknown' ? outcome.cause : null,
    detail: outcome?.kind === 'unknown' ? outcome.detail.slice(0, 500) : null,
    startedAt: startedAt?.toISOString() ?? null,
    ms,
    evidence: evidence.map(({ sha256 }) => sha256),
  };
}

/** A probe may have a quorum of its own; as many are asked as that takes. */
function ruleFor(rule: VantageRule, { quorum }: Pick<Claim, 'quorum'>): VantageRule {
  if (quorum === null) return rule;
  return { ...rule, quorum, ask: rule.ask === 0 ? 0 : Math.max(rule.ask, quorum - 1) };
}

/** Waits until no answer can change anything, or time is up; then none is taken any more. */
async function hear(
  db: Db,
  asked: readonly Asked[],
  waitMs: number,
  isEnough: (answers: ReadonlyMap<string, VantageAnswer>) => boolean,
): Promise<ReadonlyMap<string, VantageAnswer>> {
  const byId = (answers: VantageAnswer[]) => new Map(answers.map((answer) => [answer.id, answer]));
  const ids = asked.map(({ id }) => id);
  const until = performance.now() + waitMs;
  while (performance.now() < until) {
    if (isEnough(byId(await vantageAnswers(db, ids)))) break;
    await sleep(ASK_AGAIN_MS);
  }
  return byId(await endAsking(db, asked));
}

/**
 * Has vantages look at what we saw amiss, or could not see, and says what counts. Their looks are
 * attempts of the one observation to come, behind the fence of its claim.
 *
 * @returns null when nobody was asked: what we saw ourselves counts, as without vantages
 */
export async function bearOut(
  db: Db,
  claim: Claim,
  own: Own,
  secrets: readonly string[],
): Promise<BorneOut | null> {
  const probe = askable(claim.kind, own.outcome);
  if (probe === null) return null;
  const { kind, config, siteUrl, robots } = claim;
  const rule = ruleFor(await vantageRule(db), claim);
  const known = await findRobots(db, new URL(siteUrl).origin);
  const waitMs = rule.waitSeconds * 1_000;
  const asked = await askVantages(
    db,
    claim,
    { kind, config, siteUrl, robots, robotsText: known?.text ?? null },
    { most: rule.ask, waitMs, trustedOnly: secrets.length > 0 },
  );
  if (asked.length === 0) return null;

  // Who is not there cannot agree.
  const quorum = Math.min(rule.quorum, 1 + asked.length);
  const outcomeHere = outcomeWithout(own.outcome, secrets);
  const here: Told = {
    outcome: outcomeHere,
    doubt: doubtOf(probe, outcomeHere),
    startedAt: own.startedAt,
    ms: own.ms,
    evidence: own.kept(),
  };
  const told = (answers: ReadonlyMap<string, VantageAnswer>) =>
    asked.map(({ id }) => toldBy(probe, answers.get(id), secrets));
  const answers = await hear(db, asked, waitMs, (soFar) =>
    isDecided([here, ...told(soFar)], asked.length - soFar.size, quorum),
  );
  const others = told(answers);
  const { outcome, by, verdicts } = decide([here, ...others], quorum);
  await recordVerdicts(
    db,
    claim,
    verdicts.map((verdict, i) => ({ id: asked[i - 1]?.id ?? null, verdict })),
  );
  const isElsewhere = by !== null && by > 0;
  return {
    outcome:
      isElsewhere && outcome.kind === 'observed'
        ? { kind: 'observed', seen: probe.vantages.holds?.(outcome.seen) ?? outcome.seen }
        : outcome,
    isOwn: by === 0,
    others: [here, ...others].flatMap((voice, i) =>
      i !== by && voice.outcome?.kind === 'observed' ? [voice.outcome.seen] : [],
    ),
    attempts: [here, ...others].map((voice, i) =>
      attemptOf(asked[i - 1]?.name ?? null, voice, verdicts[i] ?? 'unclear'),
    ),
    evidence: others.flatMap(({ evidence }) => evidence),
  };
}
