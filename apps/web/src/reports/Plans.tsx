import type { ReportPlanView } from '@kaopu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { useProfile } from '../app/profile.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { ActionFailure, Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Clock } from '../ui/When.tsx';
import { draftOf, newPlan, ZONE } from './draft.ts';
import { PlanDialog } from './PlanDialog.tsx';
import { plansQuery } from './queries.ts';
import css from './Reports.module.css';
import { REPORT_WORDS } from './words.ts';

export function Plans() {
  const words = useWords(REPORT_WORDS);
  const { lang } = useI18n();
  const profile = useProfile();
  const plans = useQuery(plansQuery);
  const [isAdding, setAdding] = useState(false);
  return (
    <Card title={words.plans} aside={<Button onClick={() => setAdding(true)}>{words.add}</Button>}>
      {plans.isPending ? <Skeleton height={60} rows={1} /> : null}
      {plans.isError ? <Failure error={plans.error} onRetry={() => void plans.refetch()} /> : null}
      {plans.data?.length === 0 ? <Empty text={words.noPlans} /> : null}
      <ul>
        {plans.data?.map((plan) => (
          <Plan key={plan.id} plan={plan} />
        ))}
      </ul>
      {isAdding ? (
        <PlanDialog
          plan={newPlan(profile, lang === 'en' ? 'en' : 'zh')}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </Card>
  );
}

function Plan({ plan }: { plan: ReportPlanView }) {
  const { m } = useI18n();
  const words = useWords(REPORT_WORDS);
  const client = useQueryClient();
  const [isEditing, setEditing] = useState(false);
  const again = () => client.invalidateQueries({ queryKey: ['reports'] });
  const now = useMutation({
    mutationFn: () => send('POST', `/report-plans/${plan.id}/report`),
    onSuccess: again,
  });
  const remove = useMutation({
    mutationFn: () => send('DELETE', `/report-plans/${plan.id}`),
    onSuccess: again,
  });
  const day = plan.rhythm === 'weekly' ? ` ${words.days[plan.weekday - 1] ?? ''}` : '';
  const hour = `${String(plan.hour).padStart(2, '0')}:00`;
  return (
    <li className={css['row']}>
      <div className={css['what']}>
        <h3>
          {wordFor(m.shell.profileShort, plan.profile)} · {words[plan.rhythm]}
          {day} {hour}
        </h3>
        <p className={css['quiet']}>
          {plan.timeZone === ZONE ? words.beijing : plan.timeZone} ·{' '}
          {plan.enabled ? (
            <>
              {words.next} <Clock at={plan.dueAt} />
            </>
          ) : (
            words.off
          )}
        </p>
        <p role="status" className={css['quiet']}>
          {plan.isAsked || now.isSuccess ? words.asked : null}
        </p>
        <ActionFailure error={now.error ?? remove.error} />
      </div>
      <div className={css['actions']}>
        <Button disabled={now.isPending || plan.isAsked} onClick={() => now.mutate()}>
          {plan.isAsked ? words.making : words.now}
        </Button>
        <Button onClick={() => setEditing(true)}>{words.edit}</Button>
        <Button
          look="danger"
          disabled={remove.isPending}
          onClick={() => {
            if (confirm(words.removeAsk)) remove.mutate();
          }}
        >
          {words.remove}
        </Button>
      </div>
      {isEditing ? (
        <PlanDialog id={plan.id} plan={draftOf(plan)} onClose={() => setEditing(false)} />
      ) : null}
    </li>
  );
}
