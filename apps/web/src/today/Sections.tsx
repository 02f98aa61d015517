import type { TodayView } from '@kaopu/contracts';
import { Changes } from './Changes.tsx';
import { Expiring } from './Expiring.tsx';
import { Market } from './Market.tsx';
import { ofThoseInUse } from './in-use.ts';
import { Quiet } from './Quiet.tsx';
import { isNews } from './seen.ts';
import { Todo } from './Todo.tsx';
import { useSeen } from './use-seen.ts';

export function Sections({
  today,
  profile,
  mine,
}: {
  today: TodayView;
  profile: string;
  /** Only what is about platforms in use. */
  mine: boolean;
}) {
  const { seen, see, unsee } = useSeen(profile);
  const { alerts, changes, expiring, failing, market, nextLookAt } =
    mine && today.inUse > 0 ? ofThoseInUse(today) : today;
  const news = changes.items.filter((change) => isNews(change, seen));
  const isQuiet = [alerts.items, news, expiring.items, failing.items].every(
    ({ length }) => length === 0,
  );
  return (
    <>
      {isQuiet ? <Quiet nextLookAt={nextLookAt} /> : null}
      <Todo alerts={alerts} />
      <Changes changes={changes} news={news} onSee={see} onUnsee={unsee} />
      <Expiring expiring={expiring} failing={failing} />
      <Market market={market} />
    </>
  );
}
