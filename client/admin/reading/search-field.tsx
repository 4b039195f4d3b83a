import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';

const SETTLE_MS = 200;

interface SearchFieldProps {
  readonly label: string;
  /** What is searched for now. */
  readonly value: string;
  readonly onSearch: (search: string) => void;
}

/** A search that follows the typing, and answers when it pauses. */
export function SearchField({ label, value, onSearch }: SearchFieldProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = useDebouncedCallback((search: string) => {
    onSearch(search.trim());
    setTyped(null);
  }, SETTLE_MS);
  const shown = typed ?? value;

  function type(search: string): void {
    setTyped(search);
    settle(search);
  }

  return (
    <TextInput
      type="search"
      className="search-field"
      aria-label={label}
      placeholder={label}
      value={shown}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        shown === '' ? null : <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} />
      }
    />
  );
}
