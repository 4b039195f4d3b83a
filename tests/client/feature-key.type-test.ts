import { FeatureGate, IntegrationGate, UIFeatureGate, useFeature, useLimit } from '../../client/sdk/index.ts';

// Compiled by `tsc -p client`, never run: each line below an expectation must be an error, or the compiler complains.
export function misspeltKeysDoNotCompile(): unknown[] {
  return [
    useFeature('models.openai'),
    // @ts-expect-error a misspelt key
    useFeature('models.opanai'),
    useLimit('limits.max_flows'),
    // @ts-expect-error not a limit
    useLimit('models.openai'),
    FeatureGate({ feature: 'api.webhooks', requireAny: ['integrations.mcp'] }),
    // @ts-expect-error a misspelt key in a list
    FeatureGate({ requireAll: ['api.webhook'] }),
    UIFeatureGate({ feature: 'ui.code_view.view_code' }),
    // @ts-expect-error not a part of the user interface
    UIFeatureGate({ feature: 'api.webhooks' }),
    IntegrationGate({ integration: 'pinecone' }),
    // @ts-expect-error an integration that nobody has
    IntegrationGate({ integration: 'pinecon' }),
  ];
}
