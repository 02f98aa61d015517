import { DIMENSIONS, FLOORS } from '@kaopu/scoring';
import { z } from 'zod';
import { Instant, Sha256 } from './paging.ts';
import { AnyProfileId, OwnProfileId } from './scores.ts';
import { Name } from './text.ts';

const MOST_WEIGHT = 1_000_000;

/** Weights of any positive sum; the floors default to the common ones. */
export const CreateProfile = z.object({
  name: Name,
  weights: z.record(z.enum(DIMENSIONS), z.number().max(MOST_WEIGHT)),
  floors: z
    .array(z.enum(FLOORS))
    .max(FLOORS.length)
    .refine((floors) => new Set(floors).size === floors.length, { error: 'floor-repeated' })
    .optional(),
});
export type CreateProfile = z.infer<typeof CreateProfile>;

/** What the page of weights begins with; null: with the published weights of the buyer. */
export const DefaultProfile = z.object({ id: OwnProfileId.nullable() });
export type DefaultProfile = z.infer<typeof DefaultProfile>;

/** A buyer's weights and floors. Immutable: other weights are another profile with another hash. */
export const ProfileView = z.object({
  id: AnyProfileId,
  /** Of a standard profile its id. */
  name: z.string(),
  own: z.boolean(),
  /** The page of weights begins with it; of own ones one at most. */
  isDefault: z.boolean(),
  /** Shares of 1. */
  weights: z.record(z.enum(DIMENSIONS), z.number()),
  floors: z.array(z.enum(FLOORS)),
  /** What scores are stamped with (provenance.profileHash). */
  hash: Sha256,
  /** null: published with the method. */
  createdAt: Instant.nullable(),
});
export type ProfileView = z.infer<typeof ProfileView>;
