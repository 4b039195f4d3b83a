import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Problem } from './change-answer.ts';

/** A way out of a refusal, in place. */
export interface Remedy {
  readonly label: string;
  readonly apply: () => void;
}

interface ProblemNoticeProps {
  readonly problem: Problem;
  readonly remedies?: readonly Remedy[];
}

/** Why a change is refused, and what can be done about it. */
export function ProblemNotice({ problem, remedies = [] }: ProblemNoticeProps): ReactNode {
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      role="alert"
      data-code={problem.code}
    >
      <Stack gap="xs">
        <Text size="sm">{problem.message}</Text>
        {remedies.length > 0 && (
          <Group gap="xs">
            {remedies.map(({ label, apply }) => (
              <Button
                key={label}
                size="compact-sm"
                variant="default"
                // Names are long, windows may be narrow.
                h="auto"
                mih={26}
                py={3}
                styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
                onClick={apply}
              >
                {label}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
