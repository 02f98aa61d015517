import type { ChannelKindView, ChannelView } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../i18n/use-i18n.ts';
import { ChannelMarks } from './ChannelMarks.tsx';
import css from './Channels.module.css';

export function ChannelLine({
  channel,
  kind,
}: {
  channel: ChannelView;
  kind: ChannelKindView | undefined;
}) {
  const { lang } = useI18n();
  return (
    <li className={css['entry']}>
      <h3>
        <Link to="/channels/$id" params={{ id: channel.id }}>
          {channel.name}
        </Link>
      </h3>
      <p className={css['quiet']}>
        {kind?.title[lang === 'en' ? 'en' : 'zh'] ?? channel.kind} · <code>{channel.target}</code>
      </p>
      <ChannelMarks channel={channel} />
    </li>
  );
}
