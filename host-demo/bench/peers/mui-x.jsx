// MUI X DataGrid (community), one page.
import { DataGrid } from '@mui/x-data-grid';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { columns, getCustomers, root } from './customers.js';

const definitions = columns.map((field) => ({ field, flex: 1 }));

function Customers() {
  const [rows, setRows] = useState();
  useEffect(() => {
    void getCustomers().then(({ items }) => setRows(items));
  }, []);
  return (
    <div style={{ blockSize: 640 }}>
      <DataGrid columns={definitions} rows={rows ?? []} loading={!rows} />
    </div>
  );
}

createRoot(root).render(<Customers />);
