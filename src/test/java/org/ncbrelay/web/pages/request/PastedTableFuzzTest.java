package org.ncbrelay.web.pages.request;

import static org.ncbrelay.fuzz.Rules.holds;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.PageReader;

/** A pasted table (CSV with commas, semicolons or tabs) or web addresses: no more entries than a list takes, each with known names. */
public class PastedTableFuzzTest implements FuzzTarget {
    private static final List<FieldGroup> LISTS = List.of(
            Step.LISTINGS.parts().get(0),
            Step.SPECIMENS.parts().get(0),
            Step.TRACES.parts().get(0));
    private static final PageFormatter READER = PageReader.of("en", ZoneId.of("Africa/Nairobi"));

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Rules.text(input);
        for (FieldGroup part : LISTS) {
            Set<String> names = part.fields().stream()
                    .map(field -> field.name().replaceAll("\\..*", ""))
                    .collect(Collectors.toSet());
            List<Map<String, Object>> rows =
                    PastedTable.read(part, text, READER).rows();
            holds(rows.size() <= SubmittedForm.MOST_ROWS, () -> rows.size() + " entries");
            for (Map<String, Object> row : rows) {
                holds(names.containsAll(row.keySet()), () -> "unknown names: " + row.keySet());
                holds(!row.toString().contains("\0"), () -> "what the database cannot hold: " + row);
            }
        }
    }
}
