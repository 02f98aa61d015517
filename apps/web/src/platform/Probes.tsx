import type { PlatformDetail } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { probeKindsQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import type { ConfigSchema } from '../probe-form/schema.ts';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Probe } from './Probe.tsx';

export function Probes({ platform }: { platform: PlatformDetail }) {
  const { lang, m } = useI18n();
  const kinds = useQuery(probeKindsQuery);
  return (
    <Card title={m.platform.probes.title}>
      {platform.probes.length === 0 ? <Empty text={m.platform.probes.empty} /> : null}
      <ul>
        {platform.probes.map((probe) => {
          const kind = kinds.data?.items.find((entry) => entry.kind === probe.kind);
          const text = lang === 'en' ? 'en' : 'zh';
          return (
            <Probe
              key={probe.id}
              probe={probe}
              title={kind?.title[text] ?? probe.kind}
              description={kind?.description[text] ?? ''}
              minSeconds={kind?.minIntervalSeconds ?? 60}
              schema={kind === undefined ? null : (kind.configSchema as ConfigSchema)}
            />
          );
        })}
      </ul>
    </Card>
  );
}
