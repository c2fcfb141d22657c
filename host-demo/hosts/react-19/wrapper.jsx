import { configure } from '@customer-kit/embed';
import { CustomerDelete, CustomerForm, CustomerList, CustomerSearch } from '@customer-kit/embed/react';
import { useState, version } from 'react';
import { createRoot } from 'react-dom/client';

configure({
  cdn: 'http://localhost:3100',
  api: 'http://localhost:4000',
  // The portal's own back end gives the token of who is signed in; undefined is nobody.
  getAccessToken: async ({ forceRefresh }) => {
    const response = await fetch('/access-token', { cache: forceRefresh ? 'reload' : 'default' });
    return response.ok ? response.text() : undefined;
  },
});

function Customers() {
  const [opened, setOpened] = useState('nobody');
  return (
    <>
      <h1>Customers</h1>
      <CustomerSearch />
      <CustomerList onCustomerSelect={(event) => setOpened(event.detail.customer.name)} />
      <CustomerForm />
      <CustomerDelete />
      <footer>
        Last opened: {opened}. React {version}.
      </footer>
    </>
  );
}

createRoot(document.getElementById('app')).render(<Customers />);
