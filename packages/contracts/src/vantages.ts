import { z } from 'zod';
import { Id, Instant, Sha256 } from './paging.ts';
import { Quorum } from './probes.ts';

/** It stands on a command line and in a log. */
export const VantageName = z
  .string()
  .regex(/^[\p{L}\p{N}](?:[\p{L}\p{N}._ -]{0,58}[\p{L}\p{N}._-])?$/u, { error: 'vantage-name' });

export const AddVantage = z.object({
  name: VantageName,
  /** May it be handed the credentials that probes' configurations hold? */
  trusted: z.boolean().default(false),
});
export type AddVantage = z.infer<typeof AddVantage>;

/** What came of the looks it was asked for in the last seven days. */
export const VantageTally = z.object({
  asked: z.number().int(),
  /** Of those, it could look and said what it saw. */
  told: z.number().int(),
  /** Share of `told` that saw other than what counted; null while it told nothing. */
  differing: z.number().nullable(),
  /** Share of `asked` in which the site shut it out: a wall, or no answer where others got one. */
  shutOut: z.number().nullable(),
  ownNetwork: z.number().int(),
  silent: z.number().int(),
  /** Sites that shut it out the last time it was asked. */
  sites: z.array(z.string()),
});
export type VantageTally = z.infer<typeof VantageTally>;

/**
 * `new`: never heard of. `silent`: not heard of for a minute. `blocked`: lately at least one site shuts
 * it out where it should get in.
 */
export const VantageState = z.enum(['new', 'up', 'blocked', 'silent', 'revoked']);
export type VantageState = z.infer<typeof VantageState>;

export const VantageView = VantageTally.extend({
  id: Id,
  name: z.string(),
  trusted: z.boolean(),
  state: VantageState,
  createdAt: Instant,
  seenAt: Instant.nullable(),
});
export type VantageView = z.infer<typeof VantageView>;

/** The token is shown once, in the answer to its creation. */
export const VantageCreated = VantageView.extend({ token: z.string() });
export type VantageCreated = z.infer<typeof VantageCreated>;

/** When what speaks against a supplier counts. */
export const VantageRule = z
  .object({
    /** So many vantages are asked, as far as there are. */
    ask: z.number().int().min(0).max(10),
    /** So many voices, ours among them, have to say the same. */
    quorum: Quorum,
    waitSeconds: z.number().int().min(15).max(110),
  })
  .refine(({ ask, quorum }) => quorum <= ask + 1, { error: 'quorum-too-large', path: ['quorum'] });
export type VantageRule = z.infer<typeof VantageRule>;

export const Vantages = z.object({
  items: z.array(VantageView),
  /** Our own looks beside those of vantages. */
  here: VantageTally,
  rule: VantageRule,
});
export type Vantages = z.infer<typeof Vantages>;

/** What became of one voice. */
export const Verdict = z.enum([
  /** It saw what counted. */
  'agreed',
  /** It got no further where others did: most likely it is shut out. */
  'cut-off',
  /** It saw nothing amiss where enough others did. */
  'alone',
  /** The site shut it out, and said so. */
  'blocked',
  'own-network',
  'silent',
  /** It could not look for another reason. */
  'unclear',
]);
export type Verdict = z.infer<typeof Verdict>;

/** One place's view of a look that was borne out from elsewhere. */
export const Attempt = z.object({
  /** null: our own. */
  vantage: z.string().nullable(),
  verdict: Verdict,
  /** What spoke against the supplier there; null for nothing, and when it could not look. */
  doubt: z.string().nullable(),
  /** Why it could not look. */
  cause: z.string().nullable(),
  detail: z.string().nullable(),
  /** null: it said nothing. */
  startedAt: Instant.nullable(),
  ms: z.number().nullable(),
  evidence: z.array(Sha256),
});
export type Attempt = z.infer<typeof Attempt>;

/** The most that a vantage may hand in for one look. */
export const VANTAGE_EVIDENCE = { items: 60, bytes: 24_000_000, item: 12_000_000 } as const;

/** A vantage asks for work, and is kept waiting for it for a while. */
export const AskForWork = z.object({
  /** Has to be the one the token was made for: no vantage speaks under another's name. */
  name: VantageName,
  most: z.number().int().min(1).max(64),
  waitSeconds: z.number().int().min(0).max(25),
});
export type AskForWork = z.infer<typeof AskForWork>;

/** What a vantage is told of a look: no more than it takes. */
export const VantageWork = z.object({
  kind: z.string().max(100),
  config: z.unknown(),
  siteUrl: z.string().max(2_048),
  /** The platform's setting: `respect` or `consent`. */
  robots: z.string().max(20),
  /** The site's robots.txt as we know it; null when nobody has read it. */
  robotsText: z.string().max(600_000).nullable(),
});
export type VantageWork = z.infer<typeof VantageWork>;

export const VantageLook = VantageWork.extend({
  id: Id,
  take: Id,
  /** How long somebody waits for it. */
  leftMs: z.number(),
  /** The server's clock: what is seen is told on no other. */
  now: Instant,
});
export type VantageLook = z.infer<typeof VantageLook>;

export const WorkForVantage = z.object({ looks: z.array(VantageLook).max(64) });
export type WorkForVantage = z.infer<typeof WorkForVantage>;

const Mime = z.string().regex(/^[\w.+-]{1,60}\/[\w.+-]{1,60}$/);

/** Goes with the bytes of one piece of evidence, which are the body. */
export const HandInEvidence = z.object({ take: Id, sha256: Sha256, mime: Mime });
export type HandInEvidence = z.infer<typeof HandInEvidence>;

export const HandInLook = z.object({
  take: Id,
  outcome: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('observed'), seen: z.unknown() }),
    z.object({
      kind: z.literal('unknown'),
      cause: z.string().max(50),
      detail: z.string().max(1_000),
    }),
  ]),
  startedAt: Instant,
  ms: z.number().nonnegative().max(600_000),
  /** In the order it was kept; each has been handed in before. */
  evidence: z
    .array(z.object({ sha256: Sha256, url: z.string().max(4_096), mime: Mime }))
    .max(VANTAGE_EVIDENCE.items),
});
export type HandInLook = z.infer<typeof HandInLook>;
