import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'wouter';
import { useAddress } from '../reading/use-address.ts';
import type { Feature, Registry } from './feature.ts';
import { relationGraph } from './relation-graph.ts';
import { RelationPlot } from './relation-plot.tsx';

interface RelationsProps {
  readonly feature: Feature;
  readonly registry: Registry;
}

/** What a feature needs, what needs it and what it excludes: drawn, and as lists. */
export function Relations({ feature, registry }: RelationsProps): ReactNode {
  const { open } = useAddress();
  const { key, name } = feature;
  const graph = useMemo(() => relationGraph(registry, key), [registry, key]);
  const stands = graph.nodes.length <= 1 && graph.conflicts.length === 0;
  const lists = [
    { label: 'Needs', nodes: graph.nodes.filter(({ column }) => column < 0) },
    { label: 'Is needed by', nodes: graph.nodes.filter(({ column }) => column > 0) },
    { label: 'Excludes', nodes: graph.conflicts },
  ].filter(({ nodes }) => nodes.length > 0);

  return (
    <>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h5" id="relations">
          Relations
        </Title>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPencil size={14} aria-hidden />}
          onClick={() => open({ do: 'relations' })}
        >
          Edit relations
        </Button>
      </Group>
      {stands ? (
        <Text size="sm" c="dimmed">
          {name} stands alone: it needs no other feature, none needs it, and it excludes none.
        </Text>
      ) : (
        <>
          <RelationPlot graph={graph} about={key} />
          <dl className="facts relation-lists">
            {lists.map(({ label, nodes }) => (
              <div key={label}>
                <Text component="dt" size="sm" c="dimmed">
                  {label}
                </Text>
                <Text component="dd" size="sm">
                  {nodes.map((node, index) => (
                    <span key={node.key}>
                      {index > 0 && ', '}
                      <Anchor component={Link} href={`/features/${node.key}`} size="sm" underline="always">
                        {node.name}
                      </Anchor>
                      {!node.isActive && ' (off for everybody)'}
                    </span>
                  ))}
                </Text>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}
