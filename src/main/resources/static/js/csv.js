// Tables that the browser saves; the rule for cells is that of org.ncbrelay.adapter.export.CsvTable.
const BEGIN = /(?<=^|[;\t\r\n])(?=[\s\p{Z}\p{Cf}\p{Cc}"]*[=+\-@\uFF1D\uFE66\u207C\u208C\u2A75\u2A76\uFF0B\uFE62\u207A\u208A\uFB29\uFF0D\uFE63\u2212\uFF20\uFE6B])/gu;

/** A cell of which no spreadsheet takes any part for a formula. */
export const inert = (value) => String(value ?? '').replace(BEGIN, "'").replace(/^(?=[\t\r\n])/, "'");

/** Lines of cells as RFC 4180 has them, every cell in quotes. */
export const csv = (lines) => lines.map((cells) => `${cells.map((cell) => `"${inert(cell).replaceAll('"', '""')}"`).join(',')}\r\n`).join('');
