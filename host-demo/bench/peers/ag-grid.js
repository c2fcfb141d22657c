// AG Grid Community without a framework, with the modules an endless list needs and no others: its lightest form.
import { createGrid, InfiniteRowModelModule, ModuleRegistry } from 'ag-grid-community';
import { columns, getCustomers, root } from './customers.js';

ModuleRegistry.registerModules([InfiniteRowModelModule]);
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
