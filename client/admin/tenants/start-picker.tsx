import { Button, Group, Input, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { toLocalInput } from '../values/end-presets.ts';

interface StartPickerProps {
  /** RFC 3339; null: at once. */
  readonly start: string | null;
  readonly onChange: (start: string | null) => void;
}

/** When an override begins: now, or at a moment in the reader's zone. */
export function StartPicker({ start, onChange }: StartPickerProps): ReactNode {
  const id = useId();
  return (
    <Input.Wrapper label="Starts" id={id}>
      <Group gap="xs" mt={6} role="group" aria-label="Starts">
        <Button
          size="xs"
          variant={start === null ? 'filled' : 'default'}
          aria-pressed={start === null}
          onClick={() => onChange(null)}
        >
          Now
        </Button>
        <TextInput
          id={id}
          type="datetime-local"
          size="xs"
          aria-label="Starts, at a moment"
          value={start === null ? '' : toLocalInput(new Date(start))}
          onChange={(event) => {
            const chosen = new Date(event.currentTarget.value);
            onChange(Number.isNaN(chosen.getTime()) ? null : chosen.toISOString());
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}
