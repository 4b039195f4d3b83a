import { Button, JsonInput, Popover, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';

interface JsonEditorProps {
  readonly label: string;
  readonly json: unknown;
  readonly onChange: (json: unknown) => void;
  readonly disabled: boolean;
}

/** Edits a JSON value in a popover; what is no JSON is kept while one types and is not taken over. */
export function JsonEditor({ label, json, onChange, disabled }: JsonEditorProps): ReactNode {
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? (json === null || json === undefined ? '' : JSON.stringify(json, null, 2));
  const parsed = parse(shown);

  return (
    <Popover withArrow shadow="md" width={340} trapFocus onChange={() => setText(null)}>
      <Popover.Target>
        <Button variant="default" size="compact-xs" disabled={disabled} aria-label={`JSON of ${label}`}>
          {'{ … }'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <JsonInput
            label={`JSON of ${label}`}
            autosize
            minRows={4}
            maxRows={14}
            value={shown}
            onChange={setText}
            error={parsed.ok ? null : 'This is no JSON object or list yet.'}
          />
          <Button size="compact-sm" disabled={!parsed.ok} onClick={() => parsed.ok && onChange(parsed.json)}>
            Use it
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function parse(text: string): { readonly ok: true; readonly json: unknown } | { readonly ok: false } {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? { ok: true, json } : { ok: false };
  } catch {
    return { ok: false };
  }
}
