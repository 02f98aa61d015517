import type { z } from 'zod';
import { observe as observeAvailability } from './availability/observe.ts';
import { Config as AvailabilityConfig } from './availability/schema.ts';
import { unknown } from './kit/fault.ts';
import type { Observe } from './kit/types.ts';
import { observe as observePriceDrift } from './price-drift/observe.ts';
import { Config as PriceDriftConfig } from './price-drift/schema.ts';
import { observe as observeSupportChannels } from './support-channels/observe.ts';
import { Config as SupportChannelsConfig } from './support-channels/schema.ts';
import { observe as observeSupportResponse } from './support-response/observe.ts';
import { Config as SupportResponseConfig } from './support-response/schema.ts';

export { detectStorefront } from './detect/detect.ts';

/** Stored configurations are read anew before each look: the schema may have grown since. */
function withConfig<Config, Seen>(
  schema: z.ZodType<Config>,
  observe: Observe<Config, Seen>,
): Observe<unknown, Seen> {
  return async (raw, context) => {
    const config = schema.safeParse(raw);
    if (!config.success) return unknown('prober-fault', `configuration: ${config.error.message}`);
    return observe(config.data, context);
  };
}

/** The looking half of each probe, by kind. Loaded by workers alone. */
export const OBSERVERS: Readonly<Record<string, Observe<unknown, unknown>>> = {
  'price-drift': withConfig(PriceDriftConfig, observePriceDrift),
  availability: withConfig(AvailabilityConfig, observeAvailability),
  'support-response': withConfig(SupportResponseConfig, observeSupportResponse),
  'support-channels': withConfig(SupportChannelsConfig, observeSupportChannels),
};
