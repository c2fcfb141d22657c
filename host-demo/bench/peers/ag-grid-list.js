// AG Grid Community without a framework: an endless list of customers, with the modules a page gives it.
import { createGrid, ModuleRegistry } from 'ag-grid-community';
import { columns, getCustomers, root } from './customers.js';

export function listCustomers(modules) {
  ModuleRegistry.registerModules(modules);
  root.style.blockSize = '640px';

  const cursors = [undefined];
  createGrid(root, {
    columnDefs: columns.map((field) => ({ field })),
    rowModelType: 'infinite',
    cacheBlockSize: 100,
    datasource: {
      async getRows({ startRow, successCallback, failCallback }) {
        try {
          const { items, nextCursor } = await getCustomers(cursors[startRow / 100]);
          cursors[startRow / 100 + 1] = nextCursor;
          successCallback(items, nextCursor ? undefined : startRow + items.length);
        } catch {
          failCallback();
        }
      },
    },
  });
}
