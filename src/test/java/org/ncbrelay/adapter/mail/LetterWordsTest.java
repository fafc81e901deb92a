package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.Sources;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.port.Letter;
import org.ncbrelay.support.sources.Wait;
import org.ncbrelay.support.sources.Words;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.env.MockEnvironment;

class LetterWordsTest {
    private static final String REFERENCE = "KEN-2026-000017";
    private static final Instant DUE = Instant.parse("2026-03-13T22:30:00Z");
    private static final String LINK = "https://relay.example/cases/" + REFERENCE;
    /** Letters that several steps send for the same purpose; every other letter is sent by one step. */
    private static final Set<Letter> OF_SEVERAL_STEPS = EnumSet.of(
            Letter.CLOSED_WITHOUT_ANSWER,
            Letter.ANSWER_RECEIVED,
            Letter.PLAN_TO_AGREE,
            Letter.EXPERT_INTRODUCED,
            Letter.PRODUCT_FOR_FORWARDING,
            Letter.PRODUCT_DELIVERED,
            Letter.NO_DEPLOYMENT,
            Letter.DIRECT_CONTACT_CHANGED,
            Letter.DIRECT_CONTACT_GRANTED,
            Letter.DIRECT_CONTACT_REFUSED,
            Letter.REQUEST_DECLINED,
            Letter.REQUEST_WITHDRAWN,
            Letter.TASK_ASSIGNED);

    private static final Map<String, Wait> TASKS =
            Wait.all().stream().collect(Collectors.toMap(Wait::at, wait -> wait));

    private final LetterWords words = new LetterWords(URI.create("https://relay.example/"), new FakeRelay().countries);
    private final MockEnvironment environment = new MockEnvironment();

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void everyLanguageHasTheKeysAndArgumentsOfEnglish(String language) {
        assertThat(Words.arguments("mail", language)).isEqualTo(Words.arguments("mail", "en"));
    }

    @ParameterizedTest
    @MethodSource("lettersInAllLanguages")
    void everyLetterNamesReferenceAndLinkInEveryLanguage(Letter letter, String language) {
        assertThat(words.subject(about(letter, REFERENCE), language))
                .contains(REFERENCE)
                .doesNotContain("{", "\n");
        assertThat(words.body(about(letter, REFERENCE), language))
                .contains(REFERENCE, LINK, "NCB Relay")
                .doesNotContain("{", "''");
    }

    @ParameterizedTest
    @CsvSource({"ACCOUNT_CHANGED, /me", "NEWS_DIGEST, /news"})
    void aLetterAboutNoCaseLeadsToThePageOfItsReader(Letter letter, String page) {
        for (String language : LetterWords.LANGUAGES) {
            assertThat(words.subject(about(letter, ""), language))
                    .contains("NCB Relay")
                    .doesNotContain("{", "\n");
            assertThat(words.body(about(letter, ""), language))
                    .containsOnlyOnce("https://relay.example/")
                    .contains("https://relay.example" + page + "\n")
                    .doesNotContain("{", "''");
        }
    }

    @Test
    void theLastLineSaysWhoSentIt() {
        assertThat(words.body(about(Letter.REMINDER, REFERENCE), "en").lines().toList())
                .last()
                .asString()
                .startsWith("Sent by NCB Relay, which is not an INTERPOL product.");
    }

    @Test
    void anUnknownLanguageIsEnglish() {
        assertThat(words.subject(about(Letter.CASE_CLOSED, REFERENCE), "de"))
                .isEqualTo("For information · " + REFERENCE + ": the case was closed");
    }

    /** By the zone of the organisation that receives it: in Nairobi it is the next day already. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Action by 14 Mar 2026 · | Acknowledge request | 14 Mar 2026, 01:30 (Africa/Nairobi) | by 1 Apr 2026 the request is closed",
                "fr | Action au plus tard le 14 mars 2026 · | Accuser réception | 14 mars 2026, 01:30 (Africa/Nairobi) | d’ici au 1 avr. 2026, la demande est close",
                "es | Actuar a más tardar el 14 mar 2026 · | Acusar recibo | 14 mar 2026, 01:30 (Africa/Nairobi) | a más tardar el 1 abr 2026, la solicitud se cierra",
                "ar | للإجراء قبل 14 مارس 2026 · | المهمة: | 14 مارس 2026, 01:30 (Africa/Nairobi) | حتى 1 أبريل 2026"
            })
    void aLetterOfATaskSaysUntilWhenAndWhatFollows(
            String language, String prefix, String task, String due, String silence) {
        LetterFacts letter = waiting(Letter.REQUEST_SUBMITTED, "KEN", Escalation.NCB_HEAD);

        assertThat(words.subject(letter, language)).startsWith(prefix).contains(REFERENCE);
        assertThat(words.body(letter, language)).contains(task, due, silence, "https://relay.example/tasks/t1");
    }

    @Test
    void theFirstLetterOfATaskNamesTheActAndNotTheMechanism() {
        LetterFacts letter = waiting(Letter.TASK_WAITING, "KEN", Escalation.NCB_HEAD);

        assertThat(words.subject(letter, "en")).isEqualTo("Action by 14 Mar 2026 · Acknowledge request: " + REFERENCE);
        assertThat(words.body(letter, "en"))
                .startsWith(REFERENCE + " needs this from your office: Acknowledge request.\nDue: 14 Mar 2026");
        assertThat(words.subject(letter, "fr")).endsWith("Accuser réception de la demande : " + REFERENCE);
    }

    @Test
    void aReminderNamesTheTaskWhatFollowsAndWhyItsReaderGotIt() {
        LetterFacts reminder = waiting(Letter.REMINDER, "KEN", Escalation.GS_LIAISON);

        assertThat(words.body(reminder, "en"))
                .contains("KEN-2026-000017 still needs this from your office: Acknowledge request.")
                .contains("\nDue: 14 Mar 2026, 01:30 (Africa/Nairobi)")
                .doesNotContain("Task:")
                .contains("then the liaison officer of the General Secretariat contacts your office")
                .contains("Without an answer by 1 Apr 2026 the step is closed.")
                .contains("You receive this notification because your office can complete the task.");
        LetterFacts late = new LetterFacts(
                reminder.letter(),
                REFERENCE,
                new OrganisationCode("FRA"),
                reminder.reader(),
                reminder.page(),
                reminder.task(),
                reminder.next(),
                DUE.plusSeconds(1));
        assertThat(words.subject(late, "en"))
                .matches("Overdue since 1[34] Mar 2026 · " + REFERENCE
                        + ": reminder, .* \\(Acknowledge request\\) · Kenya");
    }

    @Test
    void whatBothSidesReceiveIsInOtherWordsForInterpol() {
        LetterFacts closed = about(Letter.CLOSED_WITHOUT_ANSWER, REFERENCE);
        LetterFacts toInterpol = new LetterFacts(
                closed.letter(),
                REFERENCE,
                OrganisationCode.INTERPOL,
                "INTERPOL",
                "/cases/" + REFERENCE,
                Optional.empty(),
                Optional.empty(),
                DUE);

        assertThat(words.body(closed, "en")).contains("your country was asked");
        assertThat(words.body(toInterpol, "en"))
                .contains("what INTERPOL or the country of the case asked", "because INTERPOL works on the case");
    }

    private static LetterFacts about(Letter letter, String reference) {
        return new LetterFacts(
                letter,
                reference,
                new OrganisationCode("KEN"),
                reference.isEmpty() ? "OFFICER" : "NCB",
                reference.isEmpty() ? letter == Letter.NEWS_DIGEST ? "/news" : "/me" : "/cases/" + reference,
                Optional.empty(),
                Optional.empty(),
                DUE);
    }

    private static LetterFacts waiting(Letter letter, String to, Escalation next) {
        return new LetterFacts(
                letter,
                REFERENCE,
                new OrganisationCode(to),
                "NCB",
                "/tasks/t1",
                Optional.of(new LetterFacts.Task(
                        "acknowledgment/Task_AcknowledgeRequest",
                        "Acknowledge request",
                        DUE,
                        Instant.parse("2026-04-01T10:00:00Z"))),
                Optional.of(next.name()),
                DUE.minusSeconds(1));
    }

    static Stream<Arguments> lettersInAllLanguages() {
        return Stream.of(Letter.values())
                .filter(letter -> letter != Letter.ACCOUNT_CHANGED && letter != Letter.NEWS_DIGEST)
                .flatMap(letter -> LetterWords.LANGUAGES.stream().map(language -> Arguments.of(letter, language)));
    }

    @Test
    void lettersLeadToTheAddressThatIsSet() {
        assertThat(body("https://relay.example/")).contains("https://relay.example/cases/" + REFERENCE);
    }

    @Test
    void withoutOneTheyLeadToThePortThatTheRelayServes() {
        assertThat(body("")).contains("http://localhost:8080/cases/" + REFERENCE);
        environment.setProperty("server.port", "9090");
        assertThat(body("")).contains("http://localhost:9090/cases/" + REFERENCE);
        environment.setProperty("local.server.port", "18123");
        assertThat(body("")).contains("http://localhost:18123/cases/" + REFERENCE);
    }

    @Test
    void anAddressThatNoBrowserOpensIsRefusedAtTheStart() {
        assertThatThrownBy(() -> body("relay.example")).hasMessageContaining("relay.base-url");
    }

    private String body(String baseUrl) {
        return new MailConfiguration()
                .letterWords(baseUrl, environment, new FakeRelay().countries, new StaticMessageSource())
                .body(about(Letter.REQUEST_SUBMITTED, REFERENCE), "en");
    }

    @Test
    void everyTaskThatALetterAsksForIsInADiagram() {
        for (Letter letter : Letter.values()) assertThat(TASKS.keySet()).containsAll(letter.asks());
    }

    @Test
    void aLetterIsSentByOneStepUnlessItServesOnePurposeInSeveral() {
        Map<String, Set<String>> senders = new TreeMap<>();
        Pattern letter = Pattern.compile("Letter\\.([A-Z_]+)");
        Sources.below(Path.of("src/main/java/org/ncbrelay/flow"), ".java")
                .forEach((file, text) -> letter.matcher(text)
                        .results()
                        .forEach(found -> senders.computeIfAbsent(found.group(1), name -> new HashSet<>())
                                .add(file.replaceFirst("/[^/]*$", ""))));
        senders.values().removeIf(steps -> steps.size() == 1);

        assertThat(senders.keySet().stream().map(Letter::valueOf)).allMatch(OF_SEVERAL_STEPS::contains);
    }

    /** If, and only if, a timer of the diagram makes it so. */
    @Test
    void aLetterSaysWhatSilenceMeansWhereATimerEndsTheWaitingAndOnlyThere() {
        Set<Letter> ended = new TreeSet<>();
        for (Letter letter : Letter.values())
            if (!letter.asks().isEmpty()
                    && letter.asks().stream()
                            .allMatch(task -> TASKS.get(task).end().isPresent())) ended.add(letter);
        ResourceBundle words = ResourceBundle.getBundle("mail_en");

        Set<Letter> saying = new TreeSet<>();
        for (Letter letter : Letter.values()) if (words.containsKey("mail." + letter + ".silence")) saying.add(letter);

        assertThat(saying).isEqualTo(ended);
    }
}
