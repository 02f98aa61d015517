import type { ProbeContext } from '../kit/types.ts';
import type { Channel } from './channel.ts';
import { liveHelperChat } from './live-helper-chat.ts';
import { mailChannel } from './mail-channel.ts';
import type { Config } from './schema.ts';
import { webPage } from './web-page.ts';
import { xmppChannel } from './xmpp-channel.ts';

/** The way a configuration names. */
export function openChannel(config: Config, context: ProbeContext): Channel {
  switch (config.channel) {
    case 'live-helper-chat':
      return liveHelperChat(config, context);
    case 'web-page':
      return webPage(config, context);
    case 'mail':
      return mailChannel(config, context);
    case 'xmpp':
      return xmppChannel(config, context);
  }
}
