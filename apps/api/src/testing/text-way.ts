import type { Answer, RunningApi } from './running-api.ts';
import type { Write } from './text-fields.ts';
import type { Routes } from './text-routes.ts';

type Body = Record<string, unknown>;

/** How a body with text in it is sent, and what came of it, in the form of the body. */
export interface Way {
  bodies(write: Write): Body[];
  send(body: Body): Promise<Answer>;
  stored(answer: Answer, body: Body): unknown;
  /** Has so many forms, or takes so long, that the list of others goes through in `test:deep` only. */
  isSlow?: boolean;
  /** How else than as it was written a text may be stored. */
  kept?(field: string, text: string): string;
}

/** What is there when the texts come. */
export interface TextWorld {
  api: RunningApi;
  routes: Routes;
  shop: { id: string };
}

/** Names of what is there already: a text that names nothing finds nothing. */
export const REFERENCE =
  /^\/(?:key|keys\/0|items\/0\/key|hit|ref|kind|probeKind|lines\/0\/id|probes\/0\/kind)$/;
