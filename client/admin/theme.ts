import { Badge, createTheme, type CSSVariablesResolver, Drawer, Modal, Tooltip } from '@mantine/core';

/** Colours and defaults of the console. Text has a contrast of 4.5 or more in both schemes. */
export const theme = createTheme({
  primaryColor: 'cyan',
  // White on it has a contrast of 4.5 in both schemes; the scheme's own contrast colour is only known for light.
  primaryShade: 9,
  autoContrast: true,
  // Where black reads better than white on a filled ground: both have a contrast of 4.5 or more then.
  luminanceThreshold: 0.18,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: "Inter, ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono', ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  headings: { fontWeight: '650' },
  colors: {
    // A blue-grey ladder, from text to the deepest ground.
    dark: [
      '#d5d9e0',
      '#b3b9c4',
      '#99a1ae',
      '#6b7380',
      '#3c434e',
      '#2f353f',
      '#242932',
      '#191d24',
      '#13161c',
      '#0e1015',
    ],
  },
  components: {
    Badge: Badge.extend({ defaultProps: { tt: 'none', fw: 600 } }),
    // The page has one banner: the header of a dialog is none.
    Drawer: Drawer.extend({ defaultProps: { attributes: { header: { role: 'presentation' } } } }),
    Modal: Modal.extend({ defaultProps: { attributes: { header: { role: 'presentation' } } } }),
    Tooltip: Tooltip.extend({ defaultProps: { multiline: true, maw: 320 } }),
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#17202a',
    '--mantine-color-dimmed': '#586270',
    '--mantine-color-placeholder': '#6b7480',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    // On their own light grounds, the darkest shades of these are too light for small text.
    '--mantine-color-green-light-color': '#1f6f30',
    '--mantine-color-orange-light-color': '#a33d0a',
    '--mantine-color-red-light-color': '#b02020',
    '--mantine-color-teal-light-color': '#066649',
    '--mantine-color-yellow-light-color': '#8a4b00',
    '--ground': '#f6f8f9',
    '--surface': '#ffffff',
    '--line': '#e1e5e9',
  },
  dark: {
    '--mantine-color-text': '#e3e6eb',
    '--mantine-color-dimmed': '#a1a9b6',
    '--mantine-color-placeholder': '#8b94a1',
    '--ground': 'var(--mantine-color-dark-8)',
    '--surface': 'var(--mantine-color-dark-7)',
    '--line': 'var(--mantine-color-dark-5)',
  },
});
