package org.ncbrelay.adapter.export;

import java.util.regex.Pattern;

/**
 * The one rule for cells of CSV files; {@code static/js/csv.js} has the same for tables that a browser saves.
 *
 * <p>A spreadsheet computes a cell that begins with one of {@code = + - @}, full-width and small forms included, behind spaces and
 * invisible characters too. Where numbers have a decimal comma, cells are separated at semicolons, and careless ones at tabs and line
 * ends, whatever quotes are around: then every part of a cell is one. An apostrophe in front makes it text (OWASP, CSV injection).
 */
final class CsvCell {
    private static final String COMPUTES =
            "=+\\-@\uFF1D\uFE66\u207C\u208C\u2A75\u2A76\uFF0B\uFE62\u207A\u208A\uFB29\uFF0D\uFE63\u2212\uFF20\uFE6B";
    private static final Pattern BEGIN =
            Pattern.compile("(?<=^|[;\\t\\r\\n])(?=[\\s\\p{Z}\\p{Cf}\\p{Cc}\"]*+[" + COMPUTES + "])");
    private static final Pattern CONTROL = Pattern.compile("^(?=[\\t\\r\\n])");

    private CsvCell() {}

    static String inert(String cell) {
        String inert = BEGIN.matcher(cell).replaceAll("'");
        return CONTROL.matcher(inert).replaceFirst("'");
    }
}
