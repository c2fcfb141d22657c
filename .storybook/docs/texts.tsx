import deletion from '@customer-kit/customer-delete/messages';
import form from '@customer-kit/customer-form/messages';
import list from '@customer-kit/customer-list/messages';
import search from '@customer-kit/customer-search/messages';
import type { WidgetName } from '@customer-kit/kit';
import kit from '@customer-kit/kit/messages';
import { Cell, Row, Table } from './table.tsx';

const { lang: _notReplaceable, ...common } = kit;

type Catalog = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

const catalogs: Record<WidgetName, Catalog> = {
  'customer-list': list,
  'customer-form': form,
  'customer-delete': deletion,
  'customer-search': search,
};

/** Every text of a widget that a page can replace, by key, from the English catalog. */
export function Texts({ widget }: { widget: WidgetName }) {
  return (
    <>
      <Folded title={`Its ${Object.keys(catalogs[widget]).length} texts`} catalog={catalogs[widget]} />
      <Folded title={`${Object.keys(common).length} texts of every widget`} catalog={common} />
    </>
  );
}

function Folded({ title, catalog }: { title: string; catalog: Catalog }) {
  return (
    <details className="docs-folded">
      <summary>{title}</summary>
      <Table heads={['Key', 'English']}>
        {Object.entries(catalog).map(([key, message]) => (
          <Row key={key}>
            <Cell head="Key">
              <code>{key}</code>
            </Cell>
            <Cell head="English">
              {typeof message === 'string'
                ? message
                : Object.entries(message).map(([count, text]) => (
                    <span key={count} className="docs-plural">
                      <code>{count}</code> {text}
                    </span>
                  ))}
            </Cell>
          </Row>
        ))}
      </Table>
    </details>
  );
}
