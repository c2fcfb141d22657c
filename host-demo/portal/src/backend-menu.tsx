import { type FormEvent, useState } from 'react';
import { type Backend, isApiAddress } from './backend.ts';
import { useTexts } from './texts.ts';

interface BackendMenuProps {
  backend: Backend;
  /** Null when this run has no backend. */
  localApi: string | null;
  onBackend: (backend: Backend) => void;
}

export function BackendMenu({ backend, localApi, onBackend }: BackendMenuProps) {
  const texts = useTexts();
  const isOther = backend !== 'local' && backend !== 'mock';
  const [address, setAddress] = useState(isOther ? backend : '');
  const [wrong, setWrong] = useState(false);

  function connect(event: FormEvent) {
    event.preventDefault();
    const valid = isApiAddress(address.trim());
    setWrong(!valid);
    if (valid) onBackend(address.trim());
  }

  return (
    <>
      {localApi !== null && (
        <Option label={texts.local} hint={localApi} checked={backend === 'local'} onChoose={() => onBackend('local')} />
      )}
      <Option
        label={texts.mock}
        hint={texts.mockHint}
        checked={backend === 'mock'}
        onChoose={() => onBackend('mock')}
      />
      <form className="address" onSubmit={connect} noValidate>
        <label className="field">
          {texts.address}
          <input
            className="control"
            type="url"
            dir="ltr"
            spellCheck={false}
            placeholder="https://"
            value={address}
            aria-invalid={wrong}
            aria-describedby={wrong ? 'address-error' : undefined}
            onChange={(event) => setAddress(event.target.value)}
          />
        </label>
        <button type="submit" className="control">
          {texts.connect}
        </button>
        {wrong && (
          <p className="wrong" id="address-error" role="alert">
            {texts.badAddress}
          </p>
        )}
        {isOther && (
          <p className="connected" dir="ltr">
            {backend}
          </p>
        )}
      </form>
    </>
  );
}

function Option(props: { label: string; hint: string; checked: boolean; onChoose: () => void }) {
  const { label, hint, checked, onChoose } = props;
  return (
    <label className="option">
      <input type="radio" name="backend" checked={checked} onChange={onChoose} />
      <span>
        {label}
        <small dir="auto">{hint}</small>
      </span>
    </label>
  );
}
