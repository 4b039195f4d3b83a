import { useCallback, useMemo, useState } from 'react';
import { useAction } from '../actions/use-action.ts';

/** How much of each limit is used. The demo counts in the page; a product counts where the resource lives. */
interface Used {
  readonly flows: number;
  readonly calls: number;
  readonly running: number;
  readonly uploadMb: number;
}

export interface Usage {
  readonly used: Used;
  readonly createFlow: () => Promise<void>;
  readonly callApi: () => Promise<void>;
  readonly run: () => Promise<void>;
  readonly upload: (sizeMb: number) => Promise<void>;
}

const RUN_MS = 2_400; // 2.4 seconds

export function useUsage(): Usage {
  const [used, setUsed] = useState<Used>({ flows: 4, calls: 612, running: 0, uploadMb: 0 });
  const act = useAction();
  const add = useCallback(
    (key: keyof Used, amount: number) => setUsed((before) => ({ ...before, [key]: before[key] + amount })),
    [],
  );
  return useMemo(
    () => ({
      used,
      async createFlow() {
        const amounts = { current: used.flows, requested: 1 };
        const { accepted } = await act('limits.max_flows', amounts);
        if (accepted) add('flows', 1);
      },
      async callApi() {
        const amounts = { current: used.calls, requested: 1 };
        const { accepted } = await act('limits.max_api_calls_per_month', amounts);
        if (accepted) add('calls', 1);
      },
      async run() {
        const amounts = { current: used.running, requested: 1 };
        const { accepted } = await act('limits.max_concurrent_executions', amounts);
        if (!accepted) return;
        add('running', 1);
        setTimeout(() => add('running', -1), RUN_MS);
      },
      async upload(sizeMb: number) {
        const amounts = { current: 0, requested: sizeMb };
        const { accepted } = await act('limits.max_file_upload_size_mb', amounts);
        if (accepted) setUsed((before) => ({ ...before, uploadMb: sizeMb }));
      },
    }),
    [used, act, add],
  );
}
