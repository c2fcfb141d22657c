import { Choices } from './choices.tsx';
import { densities, type Language, languages, type Settings, themes } from './settings.ts';
import { useTexts } from './texts.ts';

interface DisplayMenuProps {
  settings: Settings;
  onSettings: (change: Partial<Settings>) => void;
}

export function DisplayMenu({ settings, onSettings }: DisplayMenuProps) {
  const texts = useTexts();
  return (
    <>
      <Choices
        name="theme"
        label={texts.theme}
        value={settings.theme}
        options={themes.map((value) => ({ value, label: texts[value] }))}
        onChange={(theme) => onSettings({ theme })}
      />
      <Choices
        name="density"
        label={texts.density}
        value={settings.density}
        options={densities.map((value) => ({ value, label: texts[value] }))}
        onChange={(density) => onSettings({ density })}
      />
      <label className="field">
        {texts.language}
        <select
          className="control"
          value={settings.language}
          onChange={(event) => onSettings({ language: event.target.value as Language })}
        >
          {Object.entries(languages).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
