/** The panel's own styles, for its shadow root. */
export const panelStyles = `
:host { all: initial; color-scheme: light dark; }
:host([data-feature-devtools=light]) { color-scheme: light; }
:host([data-feature-devtools=dark]) { color-scheme: dark; }
* { box-sizing: border-box; }
.root {
  --text: light-dark(#1b1f24, #e9edf2); --quiet: light-dark(#566070, #a5b0be);
  --back: light-dark(#ffffff, #15181d); --raised: light-dark(#f3f5f8, #1f242b); --line: light-dark(#ccd3dc, #3a424d);
  --accent: light-dark(#1d4fd7, #8fb4ff); --on: light-dark(#0b6b3a, #6fd69b); --off: light-dark(#9c1c1c, #ff9d9d);
  --warn: light-dark(#7a4b00, #f2c063);
  position: fixed; inset: auto 12px 12px auto; z-index: 2147483000; display: grid; justify-items: end; gap: 8px;
  font: 13px/1.45 system-ui, sans-serif; color: var(--text);
}
button, select, input { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: 6px; padding: 4px 8px; min-height: 28px; }
button { cursor: pointer; }
button:hover { background: var(--raised); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.toggle { border-radius: 999px; padding: 6px 12px; box-shadow: 0 2px 8px rgb(0 0 0 / .2); font-weight: 600; }
.dot { display: inline-block; width: 8px; height: 8px; border-radius: 50%; margin-inline-end: 6px; background: var(--quiet); }
.dot[data-status=live] { background: var(--on); }
.dot[data-status=stale] { background: var(--warn); }
.dot[data-status=offline] { background: var(--off); }
.panel {
  width: min(720px, calc(100vw - 24px)); max-height: min(70vh, 640px); overflow: auto; overscroll-behavior: contain;
  background: var(--back); border: 1px solid var(--line); border-radius: 10px; box-shadow: 0 8px 32px rgb(0 0 0 / .3);
}
header { position: sticky; top: 0; background: var(--back); border-bottom: 1px solid var(--line); padding: 10px 12px; display: grid; gap: 8px; z-index: 1; }
.bar { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.bar > :first-child { margin-inline-end: auto; }
h2 { font-size: 14px; margin: 0; }
h3 { font-size: 13px; margin: 0; padding: 10px 12px 4px; }
dl { display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 0; color: var(--quiet); }
dl div { display: flex; gap: 4px; }
dd { margin: 0; color: var(--text); overflow-wrap: anywhere; }
input { flex: 1; min-width: 120px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: 5px 12px; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { font-weight: 600; color: var(--quiet); }
tbody th { width: 40%; font-weight: 400; font-family: ui-monospace, monospace; font-size: 12px; overflow-wrap: anywhere; }
.value { font-weight: 600; white-space: nowrap; }
.value[data-on=true] { color: var(--on); }
.value[data-on=false] { color: var(--off); }
.reason { color: var(--quiet); font-size: 12px; }
tr[data-simulated] th { border-inline-start: 3px solid var(--warn); }
.note { color: var(--quiet); margin: 0; padding: 8px 12px; }
.note strong { color: var(--warn); }
ol { list-style: none; margin: 0; padding: 0 12px 12px; font-family: ui-monospace, monospace; font-size: 12px; }
li { padding: 2px 0; overflow-wrap: anywhere; }
time { color: var(--quiet); }
@media (max-width: 480px) { .optional { display: none; } th, td { padding-inline: 6px; } }
`;
