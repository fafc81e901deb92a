package org.ncbrelay.web.pages.work;

import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import java.util.List;
import java.util.Map;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;

/** What the flow knows of a case stands in the text of a form as somebody wrote it: no word of it becomes a mark, a link or another word. */
public class FormTextFuzzTest implements FuzzTarget {
    private static final String TEXT =
            "# Of {{summary}}\n\nSee **{{summary}}** and [the case {{summary}}](/cases/{{reference}}).\n\n{{summary}}";

    public static void fuzzerTestOneInput(byte[] input) {
        String summary = Rules.text(input);
        List<FormText.Paragraph> paragraphs =
                new FormText(Map.of("summary", summary, "reference", "KEN-2026-000001")).paragraphs(TEXT);
        same(paragraphs.get(0).text(), "Of " + summary, "the heading");
        List<FormText.Run> runs = paragraphs.get(1).runs();
        same(
                runs.stream()
                        .filter(FormText.Run::strong)
                        .map(FormText.Run::text)
                        .toList(),
                List.of(summary),
                "what is strong");
        same(
                runs.stream()
                        .filter(run -> run.address() != null)
                        .map(run -> run.text() + ' ' + run.address())
                        .toList(),
                List.of("the case " + summary + " /cases/KEN-2026-000001"),
                "links");
        for (FormText.Paragraph paragraph : paragraphs.subList(2, paragraphs.size())) {
            holds(!paragraph.heading() && paragraph.runs().size() == 1, () -> "more than one run");
            FormText.Run run = paragraph.runs().get(0);
            holds(!run.strong() && run.address() == null && summary.contains(run.text()), () -> "a run: " + run);
        }
    }
}
