import { IconCircleCheck, IconInfoCircle, IconShieldX, IconX } from '@tabler/icons-react';
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';

/** `accepted` and `refused`: what the server said to an action; `info`: anything else. */
type ToastKind = 'accepted' | 'refused' | 'info';

interface Toast {
  readonly id: number;
  readonly kind: ToastKind;
  readonly title: string;
  readonly detail: string;
}

type ShowToast = (kind: ToastKind, title: string, detail: string) => void;

const ToastContext = createContext<ShowToast>(() => undefined);

const SHOWN_MS = 6_000; // 6 seconds
const MOST_AT_ONCE = 3;

const icons = { accepted: IconCircleCheck, refused: IconShieldX, info: IconInfoCircle } as const;
let lastId = 0;

export const useToast = (): ShowToast => use(ToastContext);

/** Small messages in the corner; read aloud by screen readers. */
export function Toasts({ children }: { readonly children: ReactNode }): ReactNode {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const dismiss = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  const show = useCallback<ShowToast>(
    (kind, title, detail) => {
      const id = ++lastId;
      setToasts((shown) => [...shown.slice(1 - MOST_AT_ONCE), { id, kind, title, detail }]);
      setTimeout(() => dismiss(id), SHOWN_MS);
    },
    [dismiss],
  );
  const list = useMemo(
    () => toasts.map((toast) => <ToastCard key={toast.id} toast={toast} onDismiss={() => dismiss(toast.id)} />),
    [toasts, dismiss],
  );
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {list}
      </div>
    </ToastContext>
  );
}

function ToastCard({ toast, onDismiss }: { readonly toast: Toast; readonly onDismiss: () => void }): ReactNode {
  const Icon = icons[toast.kind];
  return (
    <div className="toast" data-kind={toast.kind}>
      <Icon size={18} aria-hidden />
      <div>
        <strong>{toast.title}</strong>
        <p>{toast.detail}</p>
      </div>
      <button type="button" className="icon-button small" aria-label="Dismiss" onClick={onDismiss}>
        <IconX size={14} aria-hidden />
      </button>
    </div>
  );
}
