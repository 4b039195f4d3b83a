import { IconApi, IconBroadcast, IconStack2, IconWebhook } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FeatureGate } from '../../sdk/index.ts';
import { useAction } from '../actions/use-action.ts';
import { GateFrame } from '../gates/gate-frame.tsx';

const ways = [
  {
    feature: 'api.public_endpoints',
    icon: IconApi,
    title: 'Endpoint',
    code: 'POST /v1/flows/support-triage/run',
    action: 'Send a test',
  },
  {
    feature: 'api.streaming_responses',
    icon: IconBroadcast,
    title: 'Streaming',
    code: 'accept: text/event-stream',
    action: 'Stream',
  },
  {
    feature: 'api.webhooks',
    icon: IconWebhook,
    title: 'Webhook',
    code: 'on: ticket.created',
    action: 'Add a webhook',
  },
  {
    feature: 'api.batch_execution',
    icon: IconStack2,
    title: 'Batch',
    code: 'tickets-october.csv · 2,418 rows',
    action: 'Run the batch',
  },
] as const;

/** The ways in which other programs run the flow. */
export function ApiPanel(): ReactNode {
  const act = useAction();
  return (
    <div className="columns cards">
      {ways.map(({ feature, icon: Icon, title, code, action }) => (
        <GateFrame key={feature} feature={feature} className="column">
          <FeatureGate feature={feature} showLocked showUpgrade className="lock-card">
            <div className="card">
              <h3>
                <Icon size={16} aria-hidden /> {title}
              </h3>
              <p>
                <code>{code}</code>
              </p>
              <button type="button" className="button" onClick={() => void act(feature)}>
                {action}
              </button>
            </div>
          </FeatureGate>
        </GateFrame>
      ))}
    </div>
  );
}
