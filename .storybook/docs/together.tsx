import { mount as mountDelete } from '@customer-kit/customer-delete/mount';
import { mount as mountForm } from '@customer-kit/customer-form/mount';
import { mount as mountList } from '@customer-kit/customer-list/mount';
import { mount as mountSearch } from '@customer-kit/customer-search/mount';
import type { WidgetOptions } from '@customer-kit/kit';
import { Mounted } from '../mounted.tsx';

/** All four widgets in one group, as the page of a portal has them. */
export function Together({ options, height = 480 }: { options: WidgetOptions; height?: number }) {
  return (
    <>
      <div style={{ maxInlineSize: 480, marginBlockEnd: 16 }}>
        <Mounted mount={mountSearch} options={options} />
      </div>
      <Mounted mount={mountList} options={options} height={height} />
      <Mounted mount={mountForm} options={options} />
      <Mounted mount={mountDelete} options={options} />
    </>
  );
}
