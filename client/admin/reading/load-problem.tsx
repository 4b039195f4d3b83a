import { Alert, Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface LoadProblemProps {
  /** What could not be loaded, such as `The tenants`. */
  readonly what: string;
  readonly onRetry: () => Promise<unknown>;
}

/** Says that a reading failed, where there is nothing older to show. */
export function LoadProblem({ what, onRetry }: LoadProblemProps): ReactNode {
  return (
    <Alert color="red" variant="light" role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{what} could not be loaded. The connection may be away.</Text>
        {/* The answer shows by itself; another failure leaves this as it is. */}
        <Button size="compact-sm" variant="default" onClick={() => void onRetry().catch(() => {})}>
          Try again
        </Button>
      </Stack>
    </Alert>
  );
}
