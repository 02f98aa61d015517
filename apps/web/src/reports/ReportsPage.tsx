import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTitle } from '../app/use-title.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { When } from '../ui/When.tsx';
import { Plans } from './Plans.tsx';
import { reportsQuery } from './queries.ts';
import css from './Reports.module.css';
import { REPORT_WORDS } from './words.ts';

export function ReportsPage() {
  const { lang } = useI18n();
  const words = useWords(REPORT_WORDS);
  useTitle(words.title);
  const reports = useInfiniteQuery(reportsQuery);
  const rows = reports.data?.pages.flatMap((page) => page.items) ?? [];
  const own = lang === 'en' ? 'en' : 'zh';
  return (
    <div className={css['page']}>
      <header>
        <h1>{words.title}</h1>
        <p className={css['quiet']}>{words.lead}</p>
      </header>
      <Plans />
      <Card title={words.list}>
        {reports.isPending ? <Skeleton height={48} rows={3} /> : null}
        {reports.isError ? (
          <Failure error={reports.error} onRetry={() => void reports.refetch()} />
        ) : null}
        {reports.isSuccess && rows.length === 0 ? <Empty text={words.none} /> : null}
        <ul>
          {rows.map((report) => (
            <li key={report.id} className={css['row']}>
              <div className={css['what']}>
                <Link to="/reports/$id" params={{ id: report.id }}>
                  {report.contents.title[own]}
                </Link>
                <span className={css['quiet']}>{report.contents.lead[own]}</span>
              </div>
              <When at={report.createdAt} />
            </li>
          ))}
        </ul>
        {reports.hasNextPage ? (
          <Button
            disabled={reports.isFetchingNextPage}
            onClick={() => void reports.fetchNextPage()}
          >
            {words.more}
          </Button>
        ) : null}
      </Card>
    </div>
  );
}
