import { lineClasses, saveTicket, type Claim, type Db } from '@kaopu/db';
import { LineClass, type KnownLines, type OpenLook } from '@kaopu/probes';
import { paceAt } from './own-network.ts';

/** Least time between two questions to one platform, whichever of its probes asks. */
const ASK_GAP_MS = 2 * 3_600_000;

export class LookLost extends Error {
  override readonly name = 'LookLost';
  constructor() {
    super('the look belongs to somebody else by now');
  }
}

/** What a look that may last for hours works with; `saved` tells the newest ticket, undefined for none. */
export async function openLook(
  db: Db,
  claim: Claim,
  startedAt: Date,
  labPace: number,
): Promise<{ open: OpenLook; saved(): unknown }> {
  let saved: unknown = claim.ticket ?? undefined;
  const gapMs = Math.round(ASK_GAP_MS / paceAt(claim.siteUrl, labPace));
  const open: OpenLook = {
    ticket: claim.ticket,
    seed: claim.probeId,
    slotAt: claim.slotAt.getTime(),
    intervalMs: claim.intervalSeconds * 1_000,
    wanted: !claim.scheduled,
    timed: claim.timed,
    mayAsk: claim.enabled || !claim.scheduled,
    async save(ticket, announces) {
      const gap = announces === 'question' ? gapMs : null;
      const result = await saveTicket(db, claim, ticket, startedAt, gap);
      if (result === 'lost') throw new LookLost();
      if (result === 'saved') saved = ticket;
      return result === 'saved';
    },
    known: claim.hasLineClasses ? knownLines(await lineClasses(db, claim.platformId)) : new Map(),
  };
  return { open, saved: () => saved };
}

/** Words of a class that this version does not know are left out. */
function knownLines(stored: ReadonlyMap<string, string>): KnownLines {
  return new Map(
    [...stored].flatMap(([text, word]) => {
      const known = LineClass.safeParse(word);
      return known.success ? [[text, known.data] as const] : [];
    }),
  );
}
