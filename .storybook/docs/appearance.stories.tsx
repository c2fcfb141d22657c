import type { Appearance, WidgetOptions } from '@customer-kit/kit';
import tokens from '@customer-kit/kit/tokens';
import preview from '@customer-kit/storybook/preview';
import { useState } from 'react';
import { expect, fireEvent } from 'storybook/test';
import { AppearanceText } from './appearance-text.tsx';
import { Together } from './together.tsx';

/** What most portals set. Every other token of the tokens page can be set in the same way. */
function controlsFor({ theme }: WidgetOptions) {
  const dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const colors = tokens[dark ? 'dark' : 'light'];
  const { radius, 'font-size': fontSize } = tokens.shape;
  return [
    { token: 'accent', label: 'Accent', kind: 'color', value: colors.accent.$value.hex },
    { token: 'onAccent', label: 'On accent', kind: 'color', value: colors['on-accent'].$value.hex },
    { token: 'surface', label: 'Surface', kind: 'color', value: colors.surface.$value.hex },
    { token: 'text', label: 'Text', kind: 'color', value: colors.text.$value.hex },
    { token: 'radius', label: 'Corners, px', kind: 'number', value: radius.$value.value },
    { token: 'fontSize', label: 'Text size, px', kind: 'number', value: fontSize.$value.value },
    { token: 'font', label: 'Font', kind: 'text', value: 'system-ui' },
  ] as const satisfies { token: keyof Appearance; label: string; kind: string; value: string | number }[];
}

function Playground({ options }: { options: WidgetOptions }) {
  const [appearance, setAppearance] = useState<Appearance>({});
  return (
    <div className="docs-playground">
      <form aria-label="Appearance">
        {controlsFor(options).map(({ token, label, kind, value }) => (
          <label key={`${options.theme} ${token}`}>
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

export const Playing = meta.story({ name: 'Appearance playground' });

export const OtherCorners = meta.story({
  // For the test: what it does is not what a reader comes to see.
  tags: ['!dev'],
  async play({ canvas }) {
    await fireEvent.input(await canvas.findByShadowLabelText('Corners, px'), { target: { value: '2' } });
    await expect(await canvas.findByShadowText(/--ck-radius: 2px;/)).toBeVisible();
    await expect(await canvas.findByShadowText(/"radius": "2px"/)).toBeVisible();
  },
});
