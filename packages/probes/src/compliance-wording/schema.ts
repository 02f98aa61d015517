import { GOODS } from '@kaopu/scoring';
import { z } from 'zod';
import { FailedPage } from '../kit/failure.ts';
import { HttpUrl, labelled, ReadPage } from '../kit/labelled.ts';
import { CATEGORIES, HOOKS, SEVERITIES, type Hook } from './vocabulary.ts';

export const Config = z.object({
  siteUrl: HttpUrl.meta(labelled('店铺网址', 'Shop URL')),
  pages: z
    .array(HttpUrl)
    .max(20)
    .default([])
    .meta(
      labelled('另外要看的页面', 'Further pages', {
        zh: '公告、帮助等页面的网址；首页和首页上的链接会自动查看',
        en: 'Notices, help pages and the like; the home page and what it links to are read anyway',
      }),
    ),
  mostPages: z
    .int()
    .min(1)
    .max(40)
    .default(12)
    .meta(labelled('最多看几页', 'Pages to read at most')),
});
export type Config = z.infer<typeof Config>;

const hooks = Object.keys(HOOKS) as [Hook, ...Hook[]];

export const Hit = z.object({
  /** Identity: the term with the words around it, wherever it stands. */
  id: z.string(),
  term: z.string(),
  category: z.enum(CATEGORIES),
  severity: z.enum(SEVERITIES),
  hook: z.enum(hooks),
  goods: z.enum(GOODS).nullable(),
  verdict: z.enum(['found', 'ambiguous']),
  /** An offer's own title and description, or any other page. */
  where: z.enum(['title', 'description', 'page']),
  url: z.string(),
  /** Of the evidence it was read from. */
  sha256: z.string(),
  quote: z.string(),
  /** Place in the text of that page, UTF-16 units. */
  at: z.int().nonnegative(),
  length: z.int().positive(),
  /** Texts it stands in; the first is named. */
  places: z.int().positive(),
  /** Brands the words around it name. */
  brands: z.array(z.string()),
  /** Fen asked for, of a joining fee that names its amount. */
  fen: z.int().nonnegative().nullable(),
});
export type Hit = z.infer<typeof Hit>;

export const Seen = z.object({
  read: z.array(ReadPage).min(1),
  failed: z.array(FailedPage),
  hits: z.array(Hit),
  /** More was found than is kept. */
  more: z.boolean(),
  /** Ids of hits that a person dismissed: shown, and counted no more. */
  dismissed: z.array(z.string()),
});
export type Seen = z.infer<typeof Seen>;
