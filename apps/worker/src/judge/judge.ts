import {
  loadJudge,
  marketReferences,
  publish,
  storeJudgements,
  type Db,
  type JudgeMaterial,
  type Judgement,
  type UnjudgedObservation,
} from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';
import { SERIES_VERSION } from '@kaopu/probes';
import {
  emptyState,
  judge as judgePure,
  StateFault,
  STANDARD_PROFILES,
  type Change,
  type Hash,
  type JudgeInput,
  type JudgeOutput,
  type PlatformState,
} from '@kaopu/scoring';
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Methods, VersionedMethod } from './methods.ts';
import { offersOf, toJudged, type JudgeableObservation } from './readings.ts';
import { changeMethod, rebuildState } from './rebuild.ts';
import { retractionOf } from './retraction.ts';
import { seriesTold } from './series.ts';

const BATCH = 200;

/** A change wants its second look soon, yet not at once: half an interval, two minutes at most. */
const CONFIRM_MS = 120_000;

/** What judges share. */
export interface Court {
  db: Db;
  transport: Transport;
  methods: Methods;
  hash: Hash;
}

/**
 * Takes in what was observed of these platforms: read, judge purely, write everything in one
 * statement. A judge that was overtaken reads again; one platform that cannot be judged keeps no
 * other from it, and is thrown at the end.
 */
export async function judgePlatforms(court: Court, platformIds: readonly string[]): Promise<void> {
  const failed: unknown[] = [];
  let left = [...new Set(platformIds)];
  while (left.length > 0) {
    const again: string[] = [];
    const judgements: Judgement[] = [];
    for (const material of await loadJudge(court.db, left, BATCH)) {
      try {
        const judgement = await judgeLoaded(court, material);
        if (judgement === null) continue;
        judgements.push(judgement);
        if (material.observations.length === BATCH) again.push(judgement.platformId);
      } catch (error) {
        failed.push(error);
      }
      // Looks that are due meanwhile have the right of way.
      await setImmediate();
    }
    const overtaken = await storeEach(court, judgements, failed);
    left = [...new Set([...again, ...overtaken])];
  }
  if (failed.length === 1) throw failed[0];
  if (failed.length > 1) throw new AggregateError(failed, `${failed.length} platforms not judged`);
}

export function judgePlatform(court: Court, platformId: string): Promise<void> {
  return judgePlatforms(court, [platformId]);
}

/** null when there is nothing to judge. */
async function judgeLoaded(
  { db, methods, hash }: Court,
  material: JudgeMaterial,
): Promise<Judgement | null> {
  const method = await methods.usable(material.activeMethod);
  if (isIdle(material) && !isForeign(material, method)) return null;
  return judgeMaterial(db, material, methods, method, hash);
}

/** Stores them together or, when that fails, one by one; returns whose judge was overtaken. */
async function storeEach(
  court: Court,
  judgements: readonly Judgement[],
  failed: unknown[],
): Promise<string[]> {
  if (judgements.length === 0) return [];
  try {
    const stored = await storeJudgements(court.db, judgements);
    await tellListeners(court, stored);
    return judgements.flatMap(({ platformId }) => (stored.has(platformId) ? [] : [platformId]));
  } catch (error) {
    if (judgements.length === 1) {
      failed.push(error);
      return [];
    }
    const overtaken: string[] = [];
    for (const one of judgements) overtaken.push(...(await storeEach(court, [one], failed)));
    return overtaken;
  }
}

/** Nothing new, and no scoring due: evidence ages by the hour, not by the hint. */
function isIdle({ observations, scoreDue, now }: JudgeMaterial): boolean {
  return observations.length === 0 && scoreDue !== null && scoreDue > now;
}

/** Runs there were, but the state they led to is gone or of another method. */
function isForeign(
  { platform, stateMethod }: JudgeMaterial,
  { version }: VersionedMethod,
): boolean {
  return platform.judgeSeq > 0n && stateMethod !== version;
}

/** The stored state as the method needs it; null when it is gone, or of rules not known any more. */
async function stateFor(
  db: Db,
  material: JudgeMaterial,
  methods: Methods,
  method: VersionedMethod,
  hash: Hash,
): Promise<PlatformState | null> {
  const { platform, state, stateMethod, now } = material;
  if (!isForeign(material, method)) return state ?? emptyState();
  if (state === null || stateMethod === null) return null;
  if (typeof (await methods.find(stateMethod)) === 'string') return null;
  return changeMethod(db, platform.id, { judgeSeq: platform.judgeSeq, now }, state, method, hash);
}

/** Judges from the stored state, or from one made anew when the stored one is of no use. */
async function judgeFrom(
  db: Db,
  material: JudgeMaterial,
  methods: Methods,
  method: VersionedMethod,
  input: Omit<JudgeInput, 'state'>,
): Promise<JudgeOutput> {
  const state = await stateFor(db, material, methods, method, input.hash);
  if (state !== null) {
    try {
      return judgePure({ ...input, state });
    } catch (error) {
      if (!(error instanceof StateFault)) throw error;
    }
  }
  const { id, judgeSeq } = material.platform;
  return judgePure({ ...input, state: await rebuildState(db, id, judgeSeq, method, input.hash) });
}

async function judgeMaterial(
  db: Db,
  material: JudgeMaterial,
  methods: Methods,
  method: VersionedMethod,
  hash: Hash,
): Promise<Judgement> {
  const items = material.observations
    .flatMap((observation) => offersOf(observation, material.corrections))
    .map(({ item }) => item)
    .filter((item) => item !== null);
  const references = items.length === 0 ? [] : await marketReferences(db, [...new Set(items)]);
  const market = new Map(references.map((row) => [row.item, row]));
  const observations = material.observations.map((observation) => ({
    source: observation,
    ...toJudged(material.platform.id, observation, market, material.corrections),
  }));
  const taking = observations.flatMap(({ judged }) => judged);
  const seq = material.platform.judgeSeq + 1n;
  const { id } = material.platform;
  const retraction = await retractionOf(db, id, seq, material.observations, taking);
  const output = await judgeFrom(db, material, methods, method, {
    now: material.now.getTime(),
    observations: taking,
    profiles: [...STANDARD_PROFILES, ...material.ownProfiles],
    openAlerts: [],
    knownAt: String(seq),
    hash,
    method,
    ...(retraction && { retraction }),
  });
  return {
    platformId: material.platform.id,
    expectedSeq: material.platform.judgeSeq,
    scoreDue: material.scoreDue,
    at: material.now,
    method: method.version,
    state: output.state,
    taken: observations.map(({ source, references: cited, items: corrected }) => ({
      key: source.key,
      slotAt: source.slotAt,
      references: cited,
      items: corrected,
    })),
    scores: output.scores,
    insights: output.insights,
    changes: output.changes.map((change) => changeOf(change, material)),
    products: productsOf(observations),
    series: await seriesTold(db, taking, retraction, material.now),
    seriesVersion: SERIES_VERSION,
    confirm: confirmations(output, material),
  };
}

/** With the probe whose look bore it out; people's entries and retractions have none. */
function changeOf(change: Change, { observations }: JudgeMaterial): Judgement['changes'][number] {
  const seen = observations.findLast(({ key }) => change.evidence.includes(key));
  return { ...change, id: randomUUID(), probeId: seen?.probeId ?? null };
}

function productsOf(
  observations: (JudgeableObservation & { source: JudgeMaterial['observations'][number] })[],
): Judgement['products'] {
  return observations.flatMap(({ source, offers }) =>
    offers.map(({ offer, item }) => ({
      ref: offer.ref,
      title: offer.title,
      item,
      offer,
      price: offer.price,
      state: offer.state,
      seenAt: source.slotAt,
      key: source.key,
    })),
  );
}

/** One that comes soon after another was the second look already: the next is as planned. */
function wantsSecondLook({ unconfirmed, spacingMs }: UnjudgedObservation): boolean {
  return unconfirmed !== null && Number(spacingMs) > 2 * CONFIRM_MS;
}

function confirmations(output: JudgeOutput, material: JudgeMaterial): Judgement['confirm'] {
  const wanted = new Set([
    ...output.wantsConfirmation,
    ...material.observations.filter(wantsSecondLook).map(({ key }) => key),
  ]);
  const asked = new Map<string, number>();
  for (const { key, probeId, spacingMs } of material.observations) {
    if (probeId === null || !wanted.has(key)) continue;
    asked.set(probeId, Math.min(CONFIRM_MS, Number(spacingMs) / 2));
  }
  return [...asked].map(([probeId, delayMs]) => ({ probeId, delayMs: Math.round(delayMs) }));
}

async function tellListeners(
  { db, transport }: Court,
  stored: ReadonlyMap<string, boolean>,
): Promise<void> {
  await publish(
    db,
    [...stored.keys()].map((platformId) => ({ type: 'judged', platformId })),
  );
  if ([...stored.values()].includes(true)) {
    // Without an id: one that is under way may have read already, and would swallow it.
    await transport.send('alert', [{ payload: {} }]);
  }
}
