import { Chip, Group, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { dayAfter, lastDayOf } from './licence-days.ts';
import { inDays } from './licence-days.ts';

interface LicenceEndFieldProps {
  /** The exclusive end; null: it does not end. */
  readonly endsAt: string | null;
  readonly onChange: (endsAt: string | null) => void;
}

/** The last day of a licence, in the reader's zone. */
export function LicenceEndField({ endsAt, onChange }: LicenceEndFieldProps): ReactNode {
  const label = useId();
  return (
    <Stack gap={6} role="group" aria-labelledby={label}>
      <Text size="sm" fw={500} id={label}>
        Licence
      </Text>
      <Group gap="xs">
        <Chip size="xs" checked={endsAt === null} onChange={() => onChange(null)}>
          Without end
        </Chip>
        {[30, 365].map((days) => (
          <Chip key={days} size="xs" checked={endsAt === inDays(days)} onChange={() => onChange(inDays(days))}>
            {days === 30 ? '30 days' : '1 year'}
          </Chip>
        ))}
        <TextInput
          type="date"
          size="xs"
          aria-label="Last day of the licence"
          value={endsAt === null ? '' : lastDayOf(endsAt)}
          onChange={(event) => onChange(dayAfter(event.currentTarget.value))}
        />
      </Group>
    </Stack>
  );
}
