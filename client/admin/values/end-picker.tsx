import { Button, Group, Input, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { endPresets, toLocalInput } from './end-presets.ts';
import { untilText } from './moment-text.ts';
import { useNow } from './use-now.ts';

interface EndPickerProps {
  readonly label: string;
  /** When it ends (exclusive), RFC 3339; null: never. */
  readonly end: string | null;
  readonly onChange: (end: string | null) => void;
}

/** When something ends: one click for the usual answers, a date for the others. In the reader's zone. */
export function EndPicker({ label, end, onChange }: EndPickerProps): ReactNode {
  const id = useId();
  const now = useNow();
  const presets = endPresets(new Date(now));
  return (
    <Input.Wrapper
      label={label}
      id={id}
      description={end === null ? 'It does not end.' : `${untilText(end, now)}, in your time zone`}
    >
      <Group gap="xs" mt={6} role="group" aria-label={label}>
        {presets.map((preset) => (
          <Button
            key={preset.label}
            size="xs"
            variant={preset.end === end ? 'filled' : 'default'}
            aria-pressed={preset.end === end}
            onClick={() => onChange(preset.end)}
          >
            {preset.label}
          </Button>
        ))}
        <TextInput
          id={id}
          type="datetime-local"
          size="xs"
          aria-label={`${label}, at a moment`}
          value={end === null ? '' : toLocalInput(new Date(end))}
          onChange={(event) => {
            const chosen = new Date(event.currentTarget.value);
            onChange(Number.isNaN(chosen.getTime()) ? null : chosen.toISOString());
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}
