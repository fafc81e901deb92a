package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.ncbrelay.port.Letter;
import org.ncbrelay.support.sources.Wait;
import org.ncbrelay.support.sources.Words;
import org.springframework.mock.env.MockEnvironment;

class LetterWordsTest {
    private static final String REFERENCE = "KEN-2026-000017";
    private static final String LINK = "https://relay.example/cases/" + REFERENCE;
    /** Which tasks each letter asks its reader to complete. */
    private static final Map<Letter, List<String>> ASKS = Map.ofEntries(
            Map.entry(Letter.REQUEST_SUBMITTED, List.of("acknowledgment/Task_AcknowledgeRequest")),
            Map.entry(Letter.REQUEST_CORRECTED, List.of("acknowledgment/Task_AcknowledgeRequest")),
            Map.entry(Letter.REQUEST_RETURNED, List.of("acknowledgment/Task_CorrectRequest")),
            Map.entry(
                    Letter.PRODUCT_FOR_FORWARDING,
                    List.of("delivery/Task_ForwardProduct", "dispatch/Task_IdentifyNationalUnit")),
            Map.entry(Letter.FEEDBACK_ASKED, List.of("closure/Task_ConfirmReceipt")),
            Map.entry(Letter.CONSENT_ASKED, List.of("ownerConsent/Task_ConsentToDissemination")),
            Map.entry(Letter.CONSENT_TO_USE_ASKED, List.of("sharing/Task_ConsentToUse")),
            Map.entry(Letter.SUPPLEMENT_TO_DECIDE, List.of("supplementDecision/Task_DecideSupplement")),
            Map.entry(Letter.QUESTION, List.of("hitQuestion/Task_AnswerQuestion")),
            Map.entry(
                    Letter.PLAN_TO_AGREE,
                    List.of("capacityPlan/Task_AgreeTrainingPlan", "mentoringPlan/Task_AgreeMentoringPlan")),
            Map.entry(
                    Letter.ANSWER_ASKED,
                    List.of(
                            "mentoring/Task_JudgeAims",
                            "capacityBuilding/Task_AssessNeeds",
                            "capacityBuilding/Task_EvaluateTraining",
                            "capacityFollowUp/Task_ReportFollowUp",
                            "expertNetwork/Task_RateExpert")),
            Map.entry(
                    Letter.EXCHANGE_TO_PASS_ON, List.of("exchange/Task_ForwardToAgency", "exchange/Task_PassOnAnswer")),
            Map.entry(Letter.WITHDRAWAL_TO_CONFIRM, List.of("withdrawal/Task_ConfirmWithdrawal")),
            Map.entry(Letter.DEPLOYMENT_INCOMPLETE, List.of("istPreparation/Task_CompleteDeploymentRequest")),
            Map.entry(Letter.HOST_CONSENT_ASKED, List.of("istTerms/Task_ConsentToDeployment")),
            Map.entry(Letter.TERMS_TO_SIGN, List.of("istTerms/Task_SignTermsOfReference")),
            Map.entry(Letter.TERMS_TO_CHANGE, List.of("istTerms/Task_DraftTermsOfReference")),
            Map.entry(Letter.INVITATION, List.of("meetingInvitation/Task_AnswerInvitation")),
            Map.entry(Letter.EXPERT_ASKED, List.of("istRelease/Task_ReleaseExpert")),
            Map.entry(Letter.EXPERT_RELEASE_ASKED, List.of("expertRelease/Task_ReleaseExpert")));
    /** Letters that several steps send for the same purpose; every other letter is sent by one step. */
    private static final Set<Letter> OF_SEVERAL_STEPS = EnumSet.of(
            Letter.CLOSED_WITHOUT_ANSWER,
            Letter.ANSWER_RECEIVED,
            Letter.PLAN_TO_AGREE,
            Letter.EXPERT_INTRODUCED,
            Letter.PRODUCT_FOR_FORWARDING,
            Letter.PRODUCT_DELIVERED,
            Letter.NO_DEPLOYMENT,
            Letter.DIRECT_CONTACT_GRANTED,
            Letter.DIRECT_CONTACT_REFUSED,
            Letter.REQUEST_DECLINED);

    private static final Map<String, Wait> TASKS =
            Wait.all().stream().collect(Collectors.toMap(Wait::at, wait -> wait));

    private final LetterWords words = new LetterWords(URI.create("https://relay.example/"));
    private final MockEnvironment environment = new MockEnvironment();

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void everyLanguageHasTheKeysOfEnglish(String language) {
        assertThat(Words.of("mail", language).keySet())
                .isEqualTo(Words.of("mail", "en").keySet());
    }

    @ParameterizedTest
    @MethodSource("lettersInAllLanguages")
    void everyLetterNamesReferenceAndLinkInEveryLanguage(Letter letter, String language) {
        assertThat(words.subject(letter, REFERENCE, language))
                .startsWith(REFERENCE)
                .doesNotContain("{", "\n");
        assertThat(words.body(letter, REFERENCE, language))
                .contains(REFERENCE, LINK, "NCB Relay")
                .doesNotContain("{", "''");
    }

    @ParameterizedTest
    @CsvSource({"ACCOUNT_CHANGED, /me", "NEWS_DIGEST, /news"})
    void aLetterAboutNoCaseLeadsToThePageOfItsReader(Letter letter, String page) {
        for (String language : LetterWords.LANGUAGES) {
            assertThat(words.subject(letter, "", language))
                    .startsWith("NCB Relay")
                    .doesNotContain("{", "\n");
            assertThat(words.body(letter, "", language))
                    .containsOnlyOnce("https://relay.example/")
                    .contains("https://relay.example" + page + "\n")
                    .doesNotContain("{", "''");
        }
    }

    @Test
    void theLastLineSaysWhoSentIt() {
        assertThat(words.body(Letter.REMINDER, REFERENCE, "en").lines().toList())
                .last()
                .asString()
                .startsWith("Sent by NCB Relay, which is not an INTERPOL product.");
    }

    @Test
    void anUnknownLanguageIsEnglish() {
        assertThat(words.subject(Letter.CASE_CLOSED, REFERENCE, "de")).isEqualTo(REFERENCE + ": the case was closed");
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
                .letterWords(baseUrl, environment)
                .body(Letter.REQUEST_SUBMITTED, REFERENCE, "en");
    }

    @Test
    void everyTaskThatALetterAsksForIsInADiagram() {
        assertThat(ASKS.values()).allSatisfy(tasks -> assertThat(TASKS).containsKeys(tasks.toArray(String[]::new)));
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
        ASKS.forEach((letter, tasks) -> {
            if (tasks.stream().allMatch(task -> TASKS.get(task).end().isPresent())) ended.add(letter);
        });
        ResourceBundle words = ResourceBundle.getBundle("mail_en");

        Set<Letter> saying = new TreeSet<>();
        for (Letter letter : Letter.values()) if (words.containsKey("mail." + letter + ".silence")) saying.add(letter);

        assertThat(saying).isEqualTo(ended);
    }
}
