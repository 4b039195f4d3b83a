import { IconBrandPython, IconDeviceFloppy } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { FeatureGate, UIFeatureGate, useHeld, whenIdle } from '../../sdk/index.ts';
import { useAction } from '../actions/use-action.ts';
import { GateFrame } from '../gates/gate-frame.tsx';

const source = `class SupportAgent(Component):
    """Answers customers from the help centre."""

    inputs = [Message("question"), Passages("context")]
    outputs = [Message("answer")]

    async def run(self, question, context):
        prompt = self.template.render(question, context)
        return await self.model.chat(prompt, tools=[order_lookup])`;

const python = `from loomwork import Client

flow = Client().flow("support-triage")
answer = flow.run("Where is my parcel?")`;

/** The code behind the selected component, and the code that calls the flow. */
export function CodePanel(): ReactNode {
  const act = useAction();
  const [text, setText] = useState(source);
  return (
    <div className="columns code-columns">
      <GateFrame feature="ui.code_view.view_code" className="column wide">
        <UIFeatureGate feature="ui.code_view.view_code" showLocked="notice" showUpgrade className="lock-panel">
          {/* Nobody loses what they are writing: it closes when they have stopped. A kill switch closes it at once. */}
          <UIFeatureGate
            feature="ui.code_view.edit_code"
            fallback={<Code text={text} />}
            onRevoke={whenIdle}
            heldNotice="Editing was taken away. You can copy what you wrote; it closes when you stop."
          >
            <Editor text={text} onText={setText} />
          </UIFeatureGate>
        </UIFeatureGate>
      </GateFrame>
      <div className="column">
        <GateFrame feature="ui.code_view.edit_code" also="components.custom.code_editing">
          <FeatureGate
            requireAll={['ui.code_view.edit_code', 'components.custom.code_editing']}
            showLocked
            showUpgrade
            className="lock-card"
          >
            <div className="card">
              <h3>Edit in place</h3>
              <p>Changes run with the next message.</p>
              <button type="button" className="button" onClick={() => void act('ui.code_view.edit_code')}>
                <IconDeviceFloppy size={15} aria-hidden /> Save code
              </button>
            </div>
          </FeatureGate>
        </GateFrame>
      </div>
      <GateFrame feature="ui.code_view.python_api" className="column">
        <UIFeatureGate feature="ui.code_view.python_api" showLocked showUpgrade className="lock-card">
          <div className="card">
            <h3>Python API</h3>
            <pre className="code small">{python}</pre>
            <button type="button" className="button" onClick={() => void act('ui.code_view.python_api')}>
              <IconBrandPython size={15} aria-hidden /> Copy
            </button>
          </div>
        </UIFeatureGate>
      </GateFrame>
    </div>
  );
}

function Code({ text }: { readonly text: string }): ReactNode {
  return (
    <pre className="code" role="region" aria-label="Code of Support Agent" tabIndex={0}>
      {text}
    </pre>
  );
}

interface EditorProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

function Editor({ text, onText }: EditorProps): ReactNode {
  const ending = useHeld();
  return (
    <textarea
      className="code"
      aria-label="Code of Support Agent"
      spellCheck={false}
      data-ending={ending || undefined}
      value={text}
      onChange={(event) => onText(event.target.value)}
    />
  );
}
