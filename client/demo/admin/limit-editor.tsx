import { type ReactNode, useState } from 'react';
import type { TierValue } from './admin-tier.ts';

interface LimitEditorProps {
  readonly name: string;
  readonly value: TierValue;
  readonly onChange: (next: { readonly limit: number } | { readonly unlimited: true }) => void;
}

const LARGEST = 2_147_483_647;

/** How far a limit goes: a number, or no end. */
export function LimitEditor({ name, value, onChange }: LimitEditorProps): ReactNode {
  const [text, setText] = useState(value.limit === null ? '' : String(value.limit));
  const limit = Number(text);
  const valid = text.trim() !== '' && Number.isInteger(limit) && limit >= 0 && limit <= LARGEST;
  return (
    <form
      className="limit-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) onChange({ limit });
      }}
    >
      <input
        type="text"
        inputMode="numeric"
        aria-label={`Limit of ${name}`}
        aria-invalid={!valid && text !== ''}
        placeholder={value.unlimited ? 'Unlimited' : 'A number'}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button small" disabled={!valid || (!value.unlimited && limit === value.limit)}>
        Save
      </button>
      <button
        type="button"
        className="button small"
        aria-pressed={value.unlimited}
        disabled={value.unlimited}
        onClick={() => onChange({ unlimited: true })}
      >
        Unlimited
      </button>
    </form>
  );
}
