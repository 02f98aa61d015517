import type { ObservationView, ReclassLines } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import { ActionFailure } from '../ui/Failure.tsx';
import css from './Conversation.module.css';
import { CONVERSATION_WORDS } from './conversation-words.ts';
import {
  answeredAfter,
  CLASSES,
  type ReplyClass,
  type SupportSeen,
  type Talk,
} from './conversation.ts';

/** What came of asking customer service, and the conversation with each line's class. */
export function Conversation({
  platformId,
  look,
  seen,
}: {
  platformId: string;
  look: ObservationView;
  seen: SupportSeen;
}) {
  const { duration } = useI18n();
  const words = useWords(CONVERSATION_WORDS);
  const { conversation, notAsked, online } = seen;
  if (conversation === null) {
    if (online === false) return <>{words.closed}</>;
    return <>{notAsked === null ? null : words.notAsked[notAsked]}</>;
  }
  const answered = answeredAfter(conversation);
  const waited = (conversation.readAt - conversation.askedAt) / 1_000;
  return (
    <>
      {answered !== null
        ? words.answered(duration(answered))
        : conversation.refused
          ? words.refused
          : words.unanswered(duration(waited))}
      {conversation.lines.length === 0 ? null : (
        <details>
          <summary>{words.open}</summary>
          <Lines
            platformId={platformId}
            talk={conversation}
            look={look}
            isFinal={look.retractedBy !== null}
          />
        </details>
      )}
    </>
  );
}

function Lines({
  platformId,
  talk,
  look,
  isFinal,
}: {
  platformId: string;
  talk: Talk;
  look: ObservationView;
  /** Taken back already: to be read, not to be changed. */
  isFinal: boolean;
}) {
  const { duration } = useI18n();
  const words = useWords(CONVERSATION_WORDS);
  const client = useQueryClient();
  const [changed, setChanged] = useState<Record<string, ReplyClass>>({});
  const save = useMutation({
    mutationFn: (body: ReclassLines) =>
      send<ObservationView>('POST', `/platforms/${platformId}/conversations`, body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['platform', platformId] }),
  });
  const lines = Object.entries(changed).map(([id, word]) => ({ id, class: word }));
  return (
    <div className={css['talk']}>
      {isFinal ? null : <p className={css['lead']}>{words.lead}</p>}
      <ol className={css['lines']}>
        {talk.lines.map((line) => (
          <li key={line.id} data-class={changed[line.id] ?? line.class}>
            <span className={css['after']}>
              {line.at < talk.askedAt
                ? ''
                : words.after(duration((line.at - talk.askedAt) / 1_000))}
            </span>
            <span className={css['text']}>{line.text}</span>
            {line.class === 'question' || isFinal ? (
              <span className={css['class']}>{words.classes[line.class]}</span>
            ) : (
              <select
                className={control['select']}
                aria-label={words.classOf(line.text.slice(0, 40))}
                title={line.rule === 'person' ? words.person : undefined}
                value={changed[line.id] ?? line.class}
                onChange={(event) => {
                  const word = CLASSES.find((each) => each === event.target.value);
                  if (word !== undefined) setChanged({ ...changed, [line.id]: word });
                }}
              >
                {CLASSES.map((word) => (
                  <option key={word} value={word}>
                    {words.classes[word]}
                  </option>
                ))}
              </select>
            )}
          </li>
        ))}
      </ol>
      <ActionFailure error={save.error} />
      {lines.length === 0 ? null : (
        <Button
          look="accent"
          disabled={save.isPending}
          onClick={() => save.mutate({ key: look.key, lines })}
        >
          {save.isPending ? words.saving : words.save}
        </Button>
      )}
    </div>
  );
}
