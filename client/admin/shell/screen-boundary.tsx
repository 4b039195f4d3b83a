import { Button, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';

interface Failure {
  readonly error: Error | null;
}

/** Keeps a screen that broke, or did not load, from taking the others with it. */
export class ScreenBoundary extends Component<{ readonly children: ReactNode }, Failure> {
  override state: Failure = { error: null };

  static getDerivedStateFromError(error: Error): Failure {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Stack align="flex-start" py="xl" role="alert">
        <Title order={1} size="h3">
          This screen could not be shown
        </Title>
        <Text c="dimmed">{error.message}</Text>
        <Button onClick={() => window.location.reload()}>Load it again</Button>
      </Stack>
    );
  }
}
