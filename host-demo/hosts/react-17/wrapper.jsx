import { configure } from '@customer-kit/embed';
import { CustomerDelete, CustomerForm, CustomerList, CustomerSearch } from '@customer-kit/embed/react';
import { useState, version } from 'react';
import ReactDOM from 'react-dom';

configure({
  cdn: 'http://localhost:3100',
  api: 'http://localhost:4000',
  getAccessToken: async ({ forceRefresh }) =>
    (await fetch('/access-token', { cache: forceRefresh ? 'reload' : 'default' })).text(),
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

ReactDOM.render(<Customers />, document.getElementById('app'));
