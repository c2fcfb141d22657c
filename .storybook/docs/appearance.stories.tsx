import type { Appearance, WidgetOptions } from '@customer-kit/kit';
import preview from '@customer-kit/storybook/preview';
import { useState } from 'react';
import { expect, fireEvent } from 'storybook/test';
import { AppearanceText } from './appearance-text.tsx';
import { Together } from './together.tsx';

/** What most portals set. Every other token of the tokens page can be set in the same way. */
const controls = [
  { token: 'accent', label: 'Accent', kind: 'color', value: '#1f5fd6' },
  { token: 'onAccent', label: 'On accent', kind: 'color', value: '#ffffff' },
  { token: 'surface', label: 'Surface', kind: 'color', value: '#ffffff' },
  { token: 'text', label: 'Text', kind: 'color', value: '#1a1f27' },
  { token: 'radius', label: 'Corners, px', kind: 'number', value: '6' },
  { token: 'fontSize', label: 'Text size, px', kind: 'number', value: '14' },
  { token: 'font', label: 'Font', kind: 'text', value: 'system-ui' },
] as const satisfies { token: keyof Appearance; label: string; kind: string; value: string }[];

function Playground({ options }: { options: WidgetOptions }) {
  const [appearance, setAppearance] = useState<Appearance>({});
  return (
    <div className="docs-playground">
      <form aria-label="Appearance">
        {controls.map(({ token, label, kind, value }) => (
          <label key={token}>
            <span>{label}</span>
            <input
              type={kind}
              defaultValue={value}
              onChange={(event) =>
                setAppearance({ ...appearance, [token]: event.target.value + (kind === 'number' ? 'px' : '') })
              }
            />
          </label>
        ))}
      </form>
      <div>
        <Together options={{ ...options, appearance }} height={320} />
        <AppearanceText appearance={appearance} />
      </div>
    </div>
  );
}

const meta = preview.meta({
  title: 'Design/Appearance playground',
  args: { api: '' },
  render: (options: { api: string }) => <Playground options={options} />,
});

export const Playing = meta.story({
  name: 'Appearance playground',
  // Whether a colour somebody tries can be read is for them to see.
  parameters: { a11y: { config: { rules: [{ id: 'color-contrast', enabled: false }] } } },
  async play({ canvas }) {
    await fireEvent.input(await canvas.findByShadowLabelText('Corners, px'), { target: { value: '2' } });
    await expect(await canvas.findByShadowText(/--ck-radius: 2px;/)).toBeVisible();
    await expect(await canvas.findByShadowText(/"radius": "2px"/)).toBeVisible();
  },
});
