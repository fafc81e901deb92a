package org.ncbrelay.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.fakes.FakeCurrentOfficer;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.port.Mailbox;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.PageLanguages;
import org.ncbrelay.web.pages.reader.PageReader;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

class MailboxPageTest {
    private static final Instant SENT = Instant.parse("2026-02-03T10:15:30Z");

    @Test
    void theMailboxListsLettersWithTheirCaseAndAFullPageLeadsToOlderOnes() throws Exception {
        UUID[] ids = IntStream.range(0, 50).mapToObj(i -> UUID.randomUUID()).toArray(UUID[]::new);
        assertThat(page(letters(ids), "/mailbox"))
                .contains("KEN-2026-000017", "/mailbox/" + ids[0], "&lt;b&gt;", "3 Feb 2026, 10:15")
                .contains("not an INTERPOL product", "/mailbox?before=" + ids[49])
                .doesNotContain("<b>", "<script>", "<style", "style=");
        assertThat(page(letters(ids[0]), "/mailbox")).doesNotContain("Older notifications");
        assertThat(page(letters(), "/mailbox")).contains("There are no notifications here.");
    }

    @Test
    void aLetterShowsItsTextAndLeadsToItsCase() throws Exception {
        UUID id = UUID.randomUUID();

        assertThat(page(letters(id), "/mailbox/" + id))
                .contains("Please read &lt;it&gt;.", "/cases/KEN-2026-000017", "&lt;1@relay.example&gt;")
                .contains("As it was sent (French)", "Veuillez le lire.")
                .doesNotContain("<script>", "<style", "style=");
    }

    private static String page(Mailbox mailbox, String path) throws Exception {
        return mvc(mailbox)
                .perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static MockMvc mvc(Mailbox mailbox) {
        ThymeleafViewResolver views = new ThymeleafViewResolver();
        views.setTemplateEngine(PageReader.engine());
        views.setCharacterEncoding("UTF-8");
        return MockMvcBuilders.standaloneSetup(new MailboxPage(
                        mailbox, new Officers(FakeCurrentOfficer.of(Officer.relay(new OrganisationCode("KEN"))))))
                .setViewResolvers(views)
                .setControllerAdvice(new Frame())
                .build();
    }

    /** How the reader reads; nobody is named. */
    @ControllerAdvice
    private static final class Frame {
        @ModelAttribute("show")
        PageFormatter show() {
            return new PageFormatter(new PageLanguages().messageSource(), Locale.ENGLISH, ZoneOffset.UTC, SENT);
        }
    }

    private static Mailbox letters(UUID... ids) {
        List<Mailbox.Kept> kept = List.of(ids).stream()
                .map(id -> new Mailbox.Kept(id, "KEN-2026-000017", "A <b>subject", "ncb.ken@relay.example", SENT))
                .toList();
        return PartialPort.of(
                Mailbox.class,
                Map.of(
                        "newest",
                        asked -> kept,
                        "open",
                        asked -> kept.stream()
                                .filter(letter -> letter.id().equals(asked[0]))
                                .findFirst()
                                .map(letter -> new Mailbox.Opened(
                                        letter,
                                        "<1@relay.example>",
                                        "Please read <it>.",
                                        "Veuillez le lire.",
                                        "fr",
                                        "/cases/KEN-2026-000017"))));
    }
}
