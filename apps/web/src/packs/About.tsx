import type { PackView } from '@kaopu/contracts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import css from './Packs.module.css';
import type { EditPack } from './queries.ts';
import { SavedField } from './SavedField.tsx';
import { PACK_WORDS } from './words.ts';

const LANGUAGES = ['zh', 'en'] as const;

/** What the cover says. */
export function About({
  pack,
  edit,
  isSaving,
}: {
  pack: PackView;
  edit: EditPack;
  isSaving: boolean;
}) {
  const words = useWords(PACK_WORDS).about;
  return (
    <Card title={words.title}>
      <div className={css['stack']}>
        <SavedField
          label={words.name}
          value={pack.title}
          maxLength={120}
          required
          onSave={(title) => edit(() => ({ title }))}
        />
        <SavedField
          label={words.note}
          optional={words.optional}
          value={pack.note}
          maxLength={1_000}
          rows={3}
          onSave={(note) => edit(() => ({ note }))}
        />
        <SelectField
          label={words.language}
          value={pack.language}
          options={LANGUAGES.map((id) => ({ id, text: words.languages[id] }))}
          onChange={(language) => edit(() => ({ language }))}
        />
        <p role="status" className={css['hint']}>
          {isSaving ? words.saving : words.saved}
        </p>
      </div>
    </Card>
  );
}
