import type { ReportSection, ReportView } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem.ts';
import { NotFound } from '../app/Fallbacks.tsx';
import { useTitle } from '../app/use-title.ts';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { reportQuery } from './queries.ts';
import { Line } from './Line.tsx';
import css from './Reports.module.css';
import { REPORT_WORDS } from './words.ts';

const route = getRouteApi('/reports/$id');

/** One report, on screen and on paper. */
export function ReportPage() {
  const { lang } = useI18n();
  const words = useWords(REPORT_WORDS);
  const { id } = route.useParams();
  const report = useQuery(reportQuery(id));
  const own = lang === 'en' ? 'en' : 'zh';
  useTitle(report.data?.contents.title[own] ?? words.title);
  if (report.error instanceof ApiProblem && report.error.problem.status === 404) {
    return <NotFound />;
  }
  return (
    <div className={css['page']}>
      <Link to="/reports" className={css['back']}>
        ‹ {words.back}
      </Link>
      {report.isPending ? <Skeleton height={180} rows={2} /> : null}
      {report.isError ? (
        <Failure error={report.error} onRetry={() => void report.refetch()} />
      ) : null}
      {report.isSuccess ? <Shown report={report.data} language={own} /> : null}
    </div>
  );
}

function Shown({ report, language }: { report: ReportView; language: 'zh' | 'en' }) {
  const words = useWords(REPORT_WORDS);
  const { title, lead, sections } = report.contents;
  return (
    <article className={css['report']}>
      <header>
        <h1>{title[language]}</h1>
        <p className={css['quiet']}>{lead[language]}</p>
      </header>
      <div className={css['actions']}>
        <Button look="accent" onClick={() => window.print()}>
          {words.print}
        </Button>
        {report.pdf === 'ready' ? (
          <a className={buttonClass('plain')} href={`/api/v1/reports/${report.id}/pdf`} download>
            {words.pdf}
          </a>
        ) : (
          <span role="status" className={css['quiet']}>
            {report.pdf === 'coming' ? words.pdfComing : words.pdfFailed}
          </span>
        )}
      </div>
      {sections.map((section) => (
        <Section key={section.kind} section={section} language={language} />
      ))}
    </article>
  );
}

function Section({ section, language }: { section: ReportSection; language: 'zh' | 'en' }) {
  const words = useWords(REPORT_WORDS);
  const left = section.total - section.lines.length;
  return (
    <section>
      <h2>
        {section.title[language]} <span className={css['quiet']}>{countText(section.total)}</span>
      </h2>
      {section.total === 0 ? <p className={css['quiet']}>{section.nothing[language]}</p> : null}
      <ul>
        {section.lines.map((line, i) => (
          // A report is written once and never changes.
          <Line key={i} line={line} language={language} />
        ))}
      </ul>
      {left > 0 ? <p className={css['quiet']}>{words.moreLines(countText(left))}</p> : null}
    </section>
  );
}
