import type { PlatformDetail } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { probeKindsQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import type { ConfigSchema } from '../probe-form/schema.ts';
import { PROBE_FORM_WORDS } from '../probe-form/words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { AddProbe } from './AddProbe.tsx';
import { Probe } from './Probe.tsx';
import { PLATFORM_WORDS } from './words.ts';

export function Probes({ platform }: { platform: PlatformDetail }) {
  const { lang } = useI18n();
  const texts = useWords(PLATFORM_WORDS);
  const words = useWords(PROBE_FORM_WORDS);
  const [adding, setAdding] = useState(false);
  const kinds = useQuery(probeKindsQuery);
  return (
    <Card
      title={texts.probes.title}
      aside={<Button onClick={() => setAdding(true)}>{words.addProbe}</Button>}
    >
      {adding ? <AddProbe platform={platform} onClose={() => setAdding(false)} /> : null}
      {platform.probes.length === 0 ? <Empty text={texts.probes.empty} /> : null}
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
              hasQuorum={kind?.vantages ?? false}
              schema={kind === undefined ? null : (kind.configSchema as ConfigSchema)}
            />
          );
        })}
      </ul>
    </Card>
  );
}
