import type { Channel, ChannelKind, Line, Way } from './types.ts';

function bound<Settings>(way: Way<Settings>, settings: Settings, target: string): Line {
  switch (way.by) {
    case 'http': {
      const { token } = way;
      return {
        by: 'http',
        target,
        request: (note, sending) => way.request(settings, note, sending),
        classify: way.classify,
        token:
          token === undefined ? null : { request: () => token.request(settings), read: token.read },
      };
    }
    case 'mail':
      return {
        by: 'mail',
        target,
        mail: (note) => way.mail(settings, note),
        classify: way.classify,
      };
    case 'pull':
      return { by: 'pull', target };
  }
}

/** A kind as the list holds it: whoever uses it need not know what its settings look like. */
export function defineChannel<Settings>(kind: ChannelKind<Settings>): Channel {
  const { settings, form, way, target, advice, ...rest } = kind;
  return {
    ...rest,
    advice: advice ?? {},
    settings,
    form: form ?? settings,
    by: way.by,
    open(stored) {
      const read = settings.parse(stored);
      return bound(way, read, target(read));
    },
  };
}
