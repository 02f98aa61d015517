import type { htmlOf, textOf } from '../kit/html.ts';
import type { ReadLine } from './channel.ts';

type Document = ReturnType<typeof htmlOf>;

const DAY_SECONDS = 86_400;
const CLOCK = /(\d{1,2}):(\d{2})(?::(\d{2}))?/;
const BOT = '-2';

/** Seconds of the day a row shows, on whatever clock its server writes; null when it shows none. */
function secondsShown(text: string): number | null {
  const match = CLOCK.exec(text.slice(0, 60));
  if (match === null) return null;
  return Number(match[1]) * 3_600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
}

/**
 * The rows of a conversation. Their server's clock and zone are unknown, so a row's time is told by
 * how long after our question's row it stands; rows above the question came before it.
 */
export function readRows($: Document, askedAt: number, text: typeof textOf): ReadLine[] {
  const rows = $('.message-row')
    .toArray()
    .slice(0, 200)
    .map((element) => {
      const row = $(element);
      const shown = secondsShown(text(row.find('.msg-date')) || (row.attr('title') ?? ''));
      const isSystem = row.hasClass('system-response');
      const operator = row.attr('data-op-id');
      const isUs = !isSystem && row.hasClass('response');
      row.find('.msg-date, .usr-tit').remove();
      const from = isUs
        ? ('us' as const)
        : isSystem
          ? ('system' as const)
          : operator === BOT
            ? ('bot' as const)
            : ('operator' as const);
      return { id: row.attr('id') ?? '', shown, from, text: text(row) };
    });
  const question = rows.findIndex(({ from }) => from === 'us');
  const asked = rows[question]?.shown ?? null;
  return rows.flatMap(({ id, shown, from, text: said }, place) => {
    // Our own question is known already, with the time it was sent at.
    if (from === 'us') return [];
    const name = id === '' ? `row ${place}` : id;
    if (place < question) return [{ id: name, at: askedAt - 1, from, text: said }];
    const waited =
      shown === null || asked === null ? null : (shown - asked + DAY_SECONDS) % DAY_SECONDS;
    return [{ id: name, at: waited === null ? null : askedAt + waited * 1_000, from, text: said }];
  });
}
