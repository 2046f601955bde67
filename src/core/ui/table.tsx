import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';
import { useUiWords } from './ui.words.js';

export interface Column {
  key: string;
  /** Empty over a column of buttons: it is then only spoken. */
  label: string;
  align?: 'left' | 'right' | 'center';
  /** Where the heading leads: the same list, sorted by this column. */
  href?: string;
  sorted?: 'up' | 'down';
}

export interface Row {
  id: string | number;
  cells: Readonly<Record<string, ComponentChildren>>;
}

export interface DataTableProps {
  /** Spoken, not shown. */
  caption: string;
  columns: readonly Column[];
  rows: readonly Row[];
  /** What stands in place of the table when it has no row. */
  empty?: ComponentChildren;
  count?: number;
  /** The last row: sums, under their columns. */
  total?: Row['cells'];
  pager?: { next?: string };
  exports?: readonly { label: string; href: string }[];
}

const alignment = ({ align }: Column) => (align === 'right' ? 'n' : align === 'center' ? 'c' : undefined);

/** A list. The first column names the row. */
export function DataTable(props: DataTableProps) {
  const { caption, columns, rows, empty, total } = props;
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <>
      <div class="scroll list" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Heading column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, cells }) => (
              <tr key={id}>
                {columns.map((column, index) =>
                  index === 0 ? (
                    <th scope="row" class={alignment(column)}>
                      {cells[column.key]}
                    </th>
                  ) : (
                    <td class={alignment(column)} data-label={column.label || undefined}>
                      {cells[column.key]}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
          {total && <TotalRow columns={columns} total={total} />}
        </table>
      </div>
      <TableFoot {...props} />
    </>
  );
}

function TotalRow({ columns, total }: { columns: readonly Column[]; total: Row['cells'] }) {
  const words = useUiWords();
  return (
    <tfoot>
      <tr>
        {columns.map((column, index) =>
          index === 0 ? (
            <th scope="row">{words.total}</th>
          ) : (
            <td class={alignment(column)} data-label={column.label || undefined}>
              {total[column.key]}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}

function Heading({ column }: { column: Column }) {
  const { label, href, sorted } = column;
  const words = useUiWords();
  const sign = sorted && (
    <Icon
      name={sorted === 'up' ? 'arrow-up' : 'arrow-down'}
      label={sorted === 'up' ? words.sortedUp : words.sortedDown}
    />
  );
  const order = sorted && (sorted === 'up' ? 'ascending' : 'descending');
  return (
    <th scope="col" class={alignment(column)} aria-sort={order}>
      {href ? (
        <a href={href}>
          {label} {sign}
        </a>
      ) : label ? (
        <>
          {label} {sign}
        </>
      ) : (
        <span class="visually-hidden">{words.acts}</span>
      )}
    </th>
  );
}

function TableFoot({ caption, count, pager, exports }: DataTableProps) {
  const words = useUiWords();
  if (count === undefined && !pager?.next && !exports?.length) return null;
  return (
    <div class="table-foot">
      <span class="soft">{count !== undefined && words.rows(count)}</span>
      {exports?.map(({ label, href }) => (
        <a href={href} download data-turbo="false">
          <Icon name="download" /> {words.export} {label}
        </a>
      ))}
      {pager?.next && (
        <nav class="pager" aria-label={`${words.pages}, ${caption}`}>
          <a rel="next" href={pager.next}>
            {words.next} <Icon name="arrow-right" />
          </a>
        </nav>
      )}
    </div>
  );
}
