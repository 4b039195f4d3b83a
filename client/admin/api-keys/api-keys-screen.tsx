import { useQuery } from '@apollo/client/react';
import { Button, Group, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'wouter';
import { LoadProblem } from '../reading/load-problem.tsx';
import { Pager } from '../reading/pager.tsx';
import { usePages } from '../reading/use-pages.ts';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { KeyTable } from './key-table.tsx';
import { apiKeysQuery } from './operations.ts';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';
import { SecretDialog } from './secret-dialog.tsx';

/** The keys of back-ends. The address names the dialog that is open. */
export function ApiKeysScreen(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const showsRevoked = search.get('show') === 'revoked';
  const pages = usePages();
  const variables = { isActive: !showsRevoked, after: pages.after };
  const { data, previousData, error, refetch } = useQuery(apiKeysQuery, { variables });
  const page = (data ?? previousData)?.apiKeys;
  const keys = page?.edges.map(({ node }) => node) ?? [];
  const [secret, setSecret] = useState<string | null>(null);
  const revoked = keys.find(({ id }) => id === search.get('revoke'));
  const shown = showsRevoked ? { show: 'revoked' } : {};
  const close = (): void => setSearch(shown);

  return (
    <Stack gap="md" maw={1100}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h2">
            API keys
          </Title>
          <Text c="dimmed">For back-ends that ask or administer without a person. Stored hashed, shown once.</Text>
        </div>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSearch({ ...shown, new: '' })}>
          Create a key
        </Button>
      </Group>
      <SegmentedControl
        aria-label="Which keys"
        w="fit-content"
        data={[
          { value: 'active', label: 'In use' },
          { value: 'revoked', label: 'Revoked' },
        ]}
        value={showsRevoked ? 'revoked' : 'active'}
        onChange={(value) => {
          pages.restart();
          setSearch(value === 'revoked' ? { show: 'revoked' } : {});
        }}
      />
      {page === undefined && error === undefined && <Skeleton height={160} radius="md" aria-label="Loading" />}
      {page === undefined && error !== undefined && <LoadProblem what="The keys" onRetry={refetch} />}
      {page !== undefined && keys.length === 0 && (
        <div className="panel">
          <Text fw={600}>{showsRevoked ? 'No key was revoked' : 'No keys yet'}</Text>
          <Text size="sm" c="dimmed">
            A back-end sends its key as <code>authorization: Bearer …</code> and asks <code>checkFeature</code> before
            it does something.
          </Text>
        </div>
      )}
      {keys.length > 0 && <KeyTable keys={keys} onRevoke={({ id }) => setSearch({ ...shown, revoke: id })} />}
      {page !== undefined && <Pager pages={pages} info={page.pageInfo} />}
      {search.has('new') && <CreateKeyDialog onClose={close} onCreated={setSecret} />}
      {revoked !== undefined && <RevokeKeyDialog apiKey={revoked} onClose={close} />}
      {secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </Stack>
  );
}
