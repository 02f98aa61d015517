import type { Offer, Quote } from '../../kit/offer.ts';
import type { ReadProduct, Tools } from '../reader.ts';
import type { ConfigOf, ConnectorId } from '../schema.ts';
import { orderAcg, previewAcg } from './acg-faka-quotes.ts';
import { acgDockingReader } from './acg-faka-docking.ts';
import { previewAcgDocking } from './acg-faka-docking-quotes.ts';
import { acgReader } from './acg-faka.ts';
import { caihongReader } from './caihong.ts';
import { orderDujiaoka } from './dujiaoka-quotes.ts';
import { dujiaokaReader } from './dujiaoka.ts';
import { previewDujiaoNext } from './dujiao-next-quotes.ts';
import { dujiaoNextUpstreamReader } from './dujiao-next-upstream.ts';
import { dujiaoNextReader } from './dujiao-next.ts';
import { genericReader } from './generic.ts';
import { kamiReader } from './kamifaka.ts';
import { kasushouReader } from './kasushou.ts';
import { kayixinReader } from './kayixin.ts';
import { orderQs } from './qs-faka-quotes.ts';
import { qsReader } from './qs-faka.ts';
import { zfakaReader } from './zfaka.ts';

export interface Connector<Config> {
  /** Gets ready to read the products of one look. */
  open(config: Config, tools: Tools): Promise<ReadProduct>;
  /** Asks what an order would cost, leaving none behind. */
  preview?(config: Config, tools: Tools, offer: Offer): Promise<Quote[]>;
  /** Creates an order that nobody pays, to see what it costs. */
  order?(config: Config, tools: Tools, offer: Offer, contact: string): Promise<Quote[]>;
}

/** Every connector there is; the only list of them besides their configurations. */
export const CONNECTORS: { readonly [K in ConnectorId]: Connector<ConfigOf<K>> } = {
  dujiaoka: { open: dujiaokaReader, order: orderDujiaoka },
  'acg-faka': { open: acgReader, preview: previewAcg, order: orderAcg },
  'acg-faka-docking': { open: acgDockingReader, preview: previewAcgDocking },
  'qs-faka': { open: qsReader, order: orderQs },
  'dujiao-next': { open: dujiaoNextReader, preview: previewDujiaoNext },
  'dujiao-next-upstream': { open: dujiaoNextUpstreamReader },
  zfaka: { open: zfakaReader },
  kamifaka: { open: kamiReader },
  caihong: { open: caihongReader },
  kayixin: { open: kayixinReader },
  kasushou: { open: kasushouReader },
  generic: { open: genericReader },
};
