package org.ncbrelay.security.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;

/** A form that is sent after its session has ended: the answer says so, and leads by way of the login to the page of the form. */
class EndedSessionPageTest extends DoorTest {
    private static final Pattern LINK = Pattern.compile("<a class=\"action\" href=\"([^\"]*)\"");

    @ParameterizedTest
    @CsvSource({
        "/cases/KEN-2026-000001/messages, /cases/KEN-2026-000001",
        "/cases/KEN-2026-000001/letters/1/retry, /cases/KEN-2026-000001",
        "/intelligence/INT-2026-000001/recall, /intelligence/INT-2026-000001",
        "/tasks/0190a1b2/answers, /tasks/0190a1b2",
        "/tasks/0190a1b2/answers?case=KEN-2026-000001, /cases/KEN-2026-000001?task=0190a1b2",
        "/tasks/0190a1b2/answers?case=https://other.example, /tasks/0190a1b2",
        "/requests/drafts, /requests/new",
        "/requests/drafts/11111111-2222-3333-4444-555555555555/submission, /requests/drafts/11111111-2222-3333-4444-555555555555",
        "/me/absence, /me",
        "/news/seen, /news",
        "/inbox/acknowledgments, /",
        "/nothing/of/the/kind, /"
    })
    void thePageOfTheFormIsFound(String sentTo, String page) {
        String answer = form(sentTo).text();
        assertThat(answer).contains("Your session has ended").doesNotContain("Not available to your role");
        assertThat(link(answer)).isEqualTo(page);
    }

    /** A stream of news that begins anew while its reader logs in in another window would otherwise replace the session of that login. */
    @ParameterizedTest
    @CsvSource({"/news/events, text/event-stream", "/requests/new, */*", "/me/session, application/json"})
    void aScriptOfAPageBeginsNoSession(String path, String accepted) {
        Answer answer = Caller.nobody(port)
                .send("GET", path, "", "Accept", accepted, "Sec-Fetch-Mode", "cors")
                .with(401);
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    private Answer form(String path) {
        return Caller.nobody(port)
                .send(
                        "POST",
                        path,
                        "text=Hello",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Accept",
                        "text/html",
                        "Accept-Language",
                        "en");
    }

    private static String link(String page) {
        Matcher link = LINK.matcher(page.substring(page.indexOf("<main")));
        assertThat(link.find()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }
}
