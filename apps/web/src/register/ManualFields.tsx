import { useState } from 'react';
import { fieldError } from '../api/problem.ts';
import { useWords } from '../i18n/use-words.ts';
import control from '../ui/control.module.css';
import { Field } from '../ui/Field.tsx';
import { Segments } from '../ui/Segments.tsx';
import { isWebUrl, type Extract, type ManualProduct } from './draft.ts';
import css from './ManualFields.module.css';
import { REGISTER_WORDS } from './words.ts';

const WAYS = ['css', 'json', 'script'] as const satisfies readonly Extract['kind'][];

export interface ManualDraft {
  url: string;
  title: string;
  way: Extract['kind'];
  selector: string;
  path: string;
  name: string;
  rendered: boolean;
}

export function useManualDraft(url: string) {
  return useState<ManualDraft>({
    url,
    title: '',
    way: 'css',
    selector: '',
    path: '',
    name: '',
    rendered: false,
  });
}

function extractOf(draft: ManualDraft): Extract | null {
  const selector = draft.selector.trim();
  const path = draft.path.trim();
  const name = draft.name.trim();
  switch (draft.way) {
    case 'css':
      return selector === '' ? null : { kind: 'css', selector };
    case 'json':
      return path === '' ? null : { kind: 'json', path };
    case 'script':
      return name === '' ? null : { kind: 'script', name, path };
  }
}

const REF_LENGTH = 200;

/** The product as far as it is complete. Its address is its reference: it has no other name yet. */
export function productOf(draft: ManualDraft): ManualProduct | null {
  const extract = extractOf(draft);
  const url = draft.url.trim();
  const title = draft.title.trim();
  if (extract === null || title === '' || !isWebUrl(url)) return null;
  // An answer in JSON is not something a browser makes.
  const rendered = draft.rendered && draft.way !== 'json';
  return { ref: url.slice(-REF_LENGTH), title, url, extract, rendered };
}

export function ManualFields({
  draft,
  error,
  onChange,
}: {
  draft: ManualDraft;
  error: unknown;
  onChange: (draft: ManualDraft) => void;
}) {
  const words = useWords(REGISTER_WORDS).manual;

  function text(key: 'url' | 'title' | 'selector' | 'path' | 'name', label: string, hint?: string) {
    return (
      <Field
        label={label}
        hint={hint}
        error={fieldError(error, `/config/products/0/${POINTERS[key]}`)}
      >
        {(ids) => (
          <input
            {...ids}
            className={control['input']}
            autoComplete="off"
            spellCheck={false}
            inputMode={key === 'url' ? 'url' : 'text'}
            value={draft[key]}
            onChange={(event) => onChange({ ...draft, [key]: event.target.value })}
          />
        )}
      </Field>
    );
  }

  return (
    <div className={css['fields']}>
      {text('url', words.url)}
      {text('title', words.productTitle)}
      <div className={css['wide']}>
        <Segments
          label={words.way}
          options={WAYS.map((way) => ({ id: way, text: words[way] }))}
          value={draft.way}
          onChange={(way) => onChange({ ...draft, way })}
        />
      </div>
      {draft.way === 'css' ? text('selector', words.selector, words.selectorHint) : null}
      {draft.way === 'script' ? text('name', words.scriptName, words.scriptNameHint) : null}
      {draft.way === 'css' ? null : text('path', words.path, words.pathHint)}
      {draft.way === 'json' ? null : (
        <label className={css['wide']}>
          <input
            type="checkbox"
            checked={draft.rendered}
            onChange={(event) => onChange({ ...draft, rendered: event.target.checked })}
          />{' '}
          {words.rendered}
        </label>
      )}
    </div>
  );
}

const POINTERS = {
  url: 'url',
  title: 'title',
  selector: 'extract/selector',
  path: 'extract/path',
  name: 'extract/name',
} as const;
