import type { ReactNode } from 'react';
import type { Backend } from './backend.ts';
import { BackendMenu } from './backend-menu.tsx';
import { DisplayMenu } from './display-menu.tsx';
import { Icon } from './icon.tsx';
import { PersonMenu } from './person-menu.tsx';
import type { Settings } from './settings.ts';
import { useTexts } from './texts.ts';

interface TopBarProps {
  settings: Settings;
  onSettings: (change: Partial<Settings>) => void;
  backend: Backend;
  localApi: string | null;
  onBackend: (backend: Backend) => void;
  /** Whether the API is one that the visitor can choose to be somebody at. */
  signsIn: boolean;
}

export function TopBar({ settings, onSettings, backend, localApi, onBackend, signsIn }: TopBarProps) {
  const texts = useTexts();
  return (
    <header className="top-bar">
      <a className="brand" href="#/">
        <svg viewBox="0 0 28 28" aria-hidden="true">
          <rect width="28" height="28" rx="7" />
          <path d="M5 16c3 0 3-4 6-4s3 4 6 4 3-4 6-4M5 21c3 0 3-4 6-4s3 4 6 4 3-4 6-4" />
        </svg>
        <span className="company">Morrow &amp; Tide</span>
        <span className="product">Harbour</span>
      </a>
      <div className="switches">
        <Menu id="data" icon="data" label={texts.data}>
          <BackendMenu backend={backend} localApi={localApi} onBackend={onBackend} />
        </Menu>
        {signsIn && (
          <Menu id="person" icon="person" label={texts.signedIn}>
            <PersonMenu person={settings.person} onPerson={(person) => onSettings({ person })} />
          </Menu>
        )}
        <Menu id="display" icon="display" label={texts.display}>
          <DisplayMenu settings={settings} onSettings={onSettings} />
        </Menu>
        <span className="person" title="Maren Okafor">
          MO
        </span>
      </div>
    </header>
  );
}

/** The browser's popover: it closes by Escape and by a click elsewhere, and gives the focus back. */
function Menu(props: { id: string; icon: 'data' | 'display' | 'person'; label: string; children: ReactNode }) {
  const { id, icon, label, children } = props;
  return (
    <div className="menu">
      <button type="button" className="menu-button" aria-label={label} popoverTarget={id}>
        <Icon name={icon} />
        <span className="menu-label">{label}</span>
        <Icon name="chevron" />
      </button>
      <div id={id} popover="auto" className="menu-panel" role="group" aria-label={label}>
        {children}
      </div>
    </div>
  );
}
