package org.ncbrelay.adapter.export;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a CSV file as spreadsheets of all languages do, the careless ones too, and finds what they would compute. */
final class Spreadsheet {
    private static final Pattern UNSEEN = Pattern.compile("^[\\s\\p{Z}\\p{Cf}\\p{Cc}\"]+");

    private Spreadsheet() {}

    /** Cells that begin like a formula, whichever character parts them and whether quotes count or not. */
    static List<String> formulas(String csv) {
        List<String> found = new ArrayList<>();
        for (char separator : new char[] {',', ';', '\t'})
            for (String cell : quoted(csv, separator)) if (computes(cell)) found.add(separator + " " + cell);
        for (char separator : new char[] {';', '\t'})
            for (String cell : csv.split("[\r\n" + separator + "]")) if (computes(cell)) found.add(cell);
        return found;
    }

    private static boolean computes(String cell) {
        String seen = Normalizer.normalize(UNSEEN.matcher(cell).replaceFirst(""), Normalizer.Form.NFKC);
        return seen.matches("(?s)[=+\\-@].*");
    }

    /** Quotes hold a cell together only from its first character on, and what follows them belongs to it. */
    private static List<String> quoted(String csv, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean inside = false;
        for (int at = 0; at < csv.length(); at++) {
            char next = csv.charAt(at);
            if (inside && next == '"' && at + 1 < csv.length() && csv.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else if (inside && next == '"') inside = false;
            else if (!inside && next == '"' && cell.isEmpty()) inside = true;
            else if (!inside && (next == separator || next == '\r' || next == '\n')) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(next);
        }
        cells.add(cell.toString());
        return cells;
    }
}
