/** What `tools` say; fetched with them. */
const messages = {
  'list.column.deleted': 'Deleted',
  'list.column.until': 'Can be restored',
  'list.columns': 'Columns',
  'list.columns.earlier': 'Move {column} one place forward',
  'list.columns.later': 'Move {column} one place back',
  'list.columns.reset': 'Back to the default',
  'list.selection': 'Selected customers',
  'list.selection.clear': 'Clear selection',
  'list.selection.delete': 'Delete',
  'list.export': 'Export as CSV',
  'list.export.running': { one: 'Exporting: {count} customer so far…', other: 'Exporting: {count} customers so far…' },
  'list.export.done': { one: '{count} customer exported.', other: '{count} customers exported.' },
  'list.export.failed': {
    one: 'The export stopped after {count} customer.',
    other: 'The export stopped after {count} customers.',
  },
  'list.export.holds': 'Name, e-mail, company and status; no phone, address or notes.',
  'list.export.part': 'Save these',
  'list.deleted': 'Recently deleted',
  'list.deleted.back': 'All customers',
  'list.deleted.none': 'Nobody was deleted lately',
  'list.deleted.text': 'Deleted customers stand here until they are erased for good.',
  'list.restore': 'Restore {name}',
  'list.restoring': 'Restoring {name}…',
  'list.restored': '{name} is restored.',
  'list.restore.failed': '{name} could not be restored.',
  'list.until': 'until {date}',
} as const;

export default messages;
