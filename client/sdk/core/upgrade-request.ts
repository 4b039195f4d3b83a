import type { RequestUpgradeMutation } from '../generated/graphql.ts';
import type { Feature } from './feature.ts';
import type { GetToken } from './get-token.ts';
import { requestUpgrade } from './operations.ts';
import { postGraphql, RequestRefusedError } from './post-graphql.ts';
import { refusalText, upgradeInput, type UpgradeRequestOptions } from './upgrade-refusal.ts';

/** Where the server is and who asks. */
export interface HttpUpgradeRequestOptions extends UpgradeRequestOptions {
  /** The address of the API, for example `https://features.example.com/graphql`. */
  readonly url: string;
  readonly getToken?: GetToken;
}

/**
 * The `onRequestUpgrade` for products without a GraphQL client: files the request for the tenant of the token, over plain HTTP. The
 * answer is null, or why there is no request; gates show that beside the button. That the request waits, every page of the tenant
 * is told live.
 */
export function createUpgradeRequest(options: HttpUpgradeRequestOptions): (feature: Feature) => Promise<string | null> {
  const { url, getToken, texts } = options;

  async function send(feature: Feature, fresh: boolean): Promise<string | null> {
    const token = await getToken?.({ fresh });
    try {
      const input = upgradeInput(feature, options);
      const data = (await postGraphql({ url, token }, requestUpgrade, { input })) as RequestUpgradeMutation;
      const { problem } = data.requestUpgrade;
      return problem && refusalText(problem, texts);
    } catch (error) {
      if (!(error instanceof RequestRefusedError)) throw error;
      if (error.code === 'UNAUTHENTICATED' && getToken !== undefined && !fresh) return send(feature, true);
      return refusalText(error, texts);
    }
  }

  return (feature) => send(feature, false);
}
