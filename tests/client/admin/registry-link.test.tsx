import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { beforeAll, describe, expect, test } from 'vitest';
import { WebLink } from '../../../client/admin/registry/web-link.tsx';

function show(address: string): void {
  render(
    <MantineProvider env="test">
      <WebLink address={address} label="Documentation" />
    </MantineProvider>,
  );
}

beforeAll(() => {
  // jsdom has none.
  window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false, onchange: null }) as never;
});

describe('a link from data', () => {
  test('leads to addresses of the web', () => {
    show('https://docs.example/agent');
    expect(screen.getByRole('link', { name: 'Documentation' }).getAttribute('href')).toBe('https://docs.example/agent');
  });

  test.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '//elsewhere.example'])(
    'leads nowhere with %s',
    (address) => {
      show(address);
      expect(screen.queryByRole('link')).toBeNull();
      expect(screen.getByText(address.trim()).textContent).toBe(address);
    },
  );
});
