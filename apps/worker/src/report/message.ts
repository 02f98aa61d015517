import type { ReportContents, WebhookMessage } from '@kaopu/contracts';

/** Lines of each section: a message is glanced at, and the page has the rest. */
const MOST_LINES = 3;

function signed(points: number): string {
  return `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`;
}

/** A report as some lines of plain text. */
export function reportText(
  { title, lead, sections }: ReportContents,
  language: 'zh' | 'en',
  url: string | null,
): string {
  const body = sections.flatMap((section) => {
    if (section.total === 0) return [];
    const lines = section.lines.slice(0, MOST_LINES).map(({ name, score, text }) => {
      const moved =
        score === null
          ? ''
          : ` ${score.from.toFixed(1)} → ${score.to.toFixed(1)} (${signed(score.points)})`;
      return `· ${name}${moved}${language === 'zh' ? '：' : ': '}${text[language]}`;
    });
    return [`${section.title[language]} ${section.total}`, ...lines];
  });
  const quiet = language === 'zh' ? '这段时间没有要说的' : 'Nothing to tell of this time';
  return [
    title[language],
    lead[language],
    ...(body.length === 0 ? [quiet] : body),
    ...(url === null ? [] : [url]),
  ].join('\n');
}

/** Where a report is read; null where people's way to the dashboard is not known. */
export function reportUrl(id: string, ownUrl: string | null): string | null {
  return ownUrl === null ? null : new URL(`/reports/${id}`, ownUrl).href;
}

/** What channels are sent of a report. */
export function reportMessage(
  contents: ReportContents,
  url: string | null,
  now: Date,
): WebhookMessage {
  return {
    type: 'report.ready',
    timestamp: now.toISOString(),
    data: {
      alertId: null,
      reason: 'report',
      platform: null,
      dimension: null,
      severity: null,
      changes: [],
      text: { zh: reportText(contents, 'zh', url), en: reportText(contents, 'en', url) },
    },
  };
}
