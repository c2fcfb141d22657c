// react-admin: a list of one resource.
import { Admin, DataTable, List, Resource } from 'react-admin';
import { createRoot } from 'react-dom/client';
import { columns, getCustomers, root } from './customers.js';

const dataProvider = {
  async getList() {
    const { items, nextCursor } = await getCustomers();
    return { data: items, pageInfo: { hasNextPage: nextCursor !== null, hasPreviousPage: false } };
  },
};

function Customers() {
  return (
    <List perPage={100}>
      <DataTable>
        {columns.map((source) => (
          <DataTable.Col key={source} source={source} />
        ))}
      </DataTable>
    </List>
  );
}

createRoot(root).render(
  <Admin dataProvider={dataProvider} disableTelemetry>
    <Resource name="customers" list={Customers} />
  </Admin>,
);
