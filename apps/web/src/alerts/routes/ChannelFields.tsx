import { useQuery } from '@tanstack/react-query';
import { channelsQuery } from '../../api/queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Checks } from '../../ui/Check.tsx';
import { ActionFailure } from '../../ui/Failure.tsx';
import field from '../../ui/Field.module.css';
import rows from '../../ui/rows.module.css';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';

/** Some of the channels. */
export function ChannelFields({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: readonly string[];
  error: string | null;
  onChange: (ids: string[]) => void;
}) {
  const words = useWords(ALERT_SETUP_WORDS).routes;
  const channels = useQuery(channelsQuery);
  if (channels.isError) return <ActionFailure error={channels.error} />;
  if (channels.data?.length === 0) return <p className={rows['more']}>{words.noChannels}</p>;
  return (
    <div>
      <Checks
        label={label}
        options={(channels.data ?? []).map(({ id, name }) => ({ id, text: name }))}
        value={value}
        onChange={onChange}
      />
      {error === null ? null : (
        <p role="alert" className={field['error']}>
          {error}
        </p>
      )}
    </div>
  );
}
