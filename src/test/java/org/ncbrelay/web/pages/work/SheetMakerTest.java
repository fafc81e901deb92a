package org.ncbrelay.web.pages.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.engine.forms.FormFileReader;
import org.ncbrelay.web.pages.work.Sheet.Item;
import org.ncbrelay.web.pages.work.Sheet.Wrong;

/** A form on a page says what Tasklist's says, in the reader's language, with what was typed and what was wrong. */
class SheetMakerTest {
    @Test
    void aChoiceOfOneIsSaidOnTheButton() {
        Sheet sheet = Sheets.of("closureClose", "en", Reply.NONE);
        assertThat(sheet.button()).isEqualTo("Close the case");
        assertThat(item(sheet, "decision").kind()).isEqualTo("FIXED");
        assertThat(item(sheet, "decision").value()).isEqualTo("CLOSE");
    }

    @Test
    void fewChoicesAreSeenAtOnceAndManyAreFolded() {
        assertThat(item(Sheets.of("triageAssess", "en", Reply.NONE), "assessment")
                        .kind())
                .isEqualTo("RADIO");
        assertThat(item(Sheets.of("noticeAsk", "en", Reply.NONE), "colour").kind())
                .isEqualTo("CHOICE");
    }

    @Test
    void withoutAScriptAFieldSaysWhenItIsAsked() {
        Item reason = item(Sheets.of("acknowledgmentDecide", "en", Reply.NONE), "reason");
        assertThat(reason.onlyIf()).isEqualTo("Only if: Decision: Decline");
        assertThat(reason.askedWith()).isEqualTo("[{\"decision\":\"DECLINE\"}]");
    }

    @Test
    void whatWasTypedIsThereAgainBesideWhatWasWrong() {
        Reply reply = new Reply(
                "task",
                Map.of("decision", "RETURN", "missingPoints", "abc"),
                Map.of("missingPoints", "Enter at least 5 characters", "elsewhere", "Not now"));
        Sheet sheet = Sheets.of("acknowledgmentDecide", "en", reply);
        assertThat(item(sheet, "missingPoints").value()).isEqualTo("abc");
        assertThat(item(sheet, "missingPoints").error()).isEqualTo("Enter at least 5 characters");
        assertThat(sheet.wrongs())
                .containsExactly(
                        new Wrong(null, "", "Not now"),
                        new Wrong("answer-missingPoints", "Missing points", "Enter at least 5 characters"));
    }

    @Test
    void whatThePageSaysAlreadyIsNotSaidAgain() {
        Sheet sheet = Sheets.of("triageAssess", "fr", Reply.NONE);
        assertThat(sheet.items()).noneMatch(item -> item.kind().equals("TEXT"));
        Sheet release = Sheets.of("releaseDecide", "en", Reply.NONE);
        assertThat(release.items().get(0).text())
                .extracting(FormText.Paragraph::text)
                .containsExactly("Not verified.");
    }

    /** A name that somebody gave must not become a link or bold words. */
    @Test
    void marksInWhatPeopleWroteStayWords() {
        FormText texts = new FormText(Map.of("expert", "**[Click](https://evil.example)**", "need", "a\n\n- b"));
        assertThat(texts.paragraphs("Expert: **{{expert}}**").get(0).runs())
                .containsExactly(
                        FormText.Run.plain("Expert: "),
                        new FormText.Run("**[Click](https://evil.example)**", true, null));
        assertThat(texts.paragraphs("{{need}}"))
                .extracting(FormText.Paragraph::text)
                .containsExactly("a", "b");
    }

    @Test
    void aBoxThatIsNotTickedIsAnAnswer() {
        var form = FormFileReader.read("feedbackReport", Map.of());
        assertThat(Reply.answers(form, Map.of("answer.outcome", "KNOWN", "answer.report", "a\r\nb", "_csrf", "x")))
                .isEqualTo(Map.of("outcome", "KNOWN", "report", "a\nb", "directContactRequested", false));
    }

    private static Item item(Sheet sheet, String key) {
        return sheet.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
