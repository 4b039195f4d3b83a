import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import {
  createTestFeatures,
  type Feature,
  type RequestUpgrade,
  TestFeatureProvider,
  UpgradeButton,
  useFeature,
  useGateText,
} from '../../client/sdk/index.ts';

const max = 'limits.max_flows';

function MoreFlows(): ReactNode {
  return <UpgradeButton feature={useFeature(max)} />;
}

it('asks for more of a limit that is on, and says "Requested" once every page of the tenant is told so', async () => {
  const features = createTestFeatures({ [max]: { type: 'INTEGER', limit: 5, upgradable: true } });
  const asked: Feature[] = [];
  const ask: RequestUpgrade = (feature) => {
    asked.push(feature);
    features.setFeature(max, { type: 'INTEGER', limit: 5, upgradable: true, pendingRequestId: 'r1' });
  };
  render(
    <TestFeatureProvider features={features} onRequestUpgrade={ask}>
      <MoreFlows />
    </TestFeatureProvider>,
  );
  const button = screen.getByRole('button', { name: 'Request upgrade' });
  await userEvent.tab();
  expect(document.activeElement).toBe(button);
  await userEvent.keyboard('{Enter}');
  expect(asked).toMatchObject([{ key: max, limit: 5 }]);
  expect(screen.getByRole('button', { name: 'Requested' })).toBe(button);
  expect(document.activeElement).toBe(button);
  await userEvent.keyboard('{Enter}');
  expect(asked).toHaveLength(1);
  act(() => features.setFeature(max, { type: 'INTEGER', limit: 50, upgradable: false }));
  expect(screen.queryByRole('button')).toBeNull();
});

it('says nothing of an old refusal once the request waits after all', async () => {
  const features = createTestFeatures({ [max]: { type: 'INTEGER', limit: 5, upgradable: true } });
  render(
    <TestFeatureProvider features={features} onRequestUpgrade={() => 'Ask later.'}>
      <MoreFlows />
    </TestFeatureProvider>,
  );
  await userEvent.click(screen.getByRole('button'));
  expect(screen.getByRole('alert').textContent).toBe('Ask later.');
  act(() => features.setFeature(max, { type: 'INTEGER', limit: 5, upgradable: true, pendingRequestId: 'r1' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('shows a refusal that is markup as text', async () => {
  const refusal = '<img src=x onerror=alert(1)>';
  render(
    <TestFeatureProvider
      values={{ [max]: { type: 'INTEGER', limit: 5, upgradable: true } }}
      onRequestUpgrade={() => refusal}
    >
      <MoreFlows />
    </TestFeatureProvider>,
  );
  await userEvent.click(screen.getByRole('button'));
  expect(screen.getByRole('alert').textContent).toBe(refusal);
  expect(document.querySelector('img')).toBeNull();
});

it('is not there without anybody who would hear it', () => {
  render(
    <TestFeatureProvider values={{ [max]: { type: 'INTEGER', limit: 5, upgradable: true } }}>
      <MoreFlows />
    </TestFeatureProvider>,
  );
  expect(screen.queryByRole('button')).toBeNull();
});

it('gives the text of a gate to pages that draw their own lock', () => {
  const Lock = (): ReactNode => useGateText(useFeature('api.webhooks'));
  render(
    <TestFeatureProvider
      values={{
        'api.webhooks': { enabled: false, reason: 'DEPENDENCY_UNMET', blockedBy: ['api.public_endpoints'] },
        'api.public_endpoints': { name: 'Public endpoints', enabled: false },
      }}
    >
      <Lock />
    </TestFeatureProvider>,
  );
  expect(document.body.textContent).toBe('Needs Public endpoints');
});
