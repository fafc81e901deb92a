package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
import org.ncbrelay.port.Letter;
import org.ncbrelay.support.sources.Wait;

/** A letter that asks for something says what follows from silence if, and only if, a timer of the diagram makes it so. */
class LetterTimersTest {
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
            Map.entry(Letter.QUESTION, List.of("hitQuestion/Task_AnswerQuestion")),
            Map.entry(
                    Letter.PLAN_TO_AGREE,
                    List.of("capacityPlan/Task_AgreeTrainingPlan", "mentoringPlan/Task_AgreeMentoringPlan")),
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
            Letter.PRODUCT_FOR_FORWARDING,
            Letter.PRODUCT_DELIVERED,
            Letter.NO_DEPLOYMENT,
            Letter.DIRECT_CONTACT_GRANTED,
            Letter.DIRECT_CONTACT_REFUSED,
            Letter.REQUEST_DECLINED);

    private static final Map<String, Wait> TASKS =
            Wait.all().stream().collect(Collectors.toMap(Wait::at, wait -> wait));

    @Test
    void everyTaskThatALetterAsksForIsInADiagram() {
        assertThat(ASKS.values()).allSatisfy(tasks -> assertThat(TASKS).containsKeys(tasks.toArray(String[]::new)));
    }

    @Test
    void aLetterIsSentByOneStepUnlessItServesOnePurposeInSeveral() throws IOException {
        Map<String, Set<Path>> senders = new TreeMap<>();
        Pattern letter = Pattern.compile("Letter\\.([A-Z_]+)");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/ncbrelay/flow"))) {
            for (Path source :
                    sources.filter(it -> it.toString().endsWith(".java")).toList())
                letter.matcher(Files.readString(source))
                        .results()
                        .forEach(found -> senders.computeIfAbsent(found.group(1), name -> new HashSet<>())
                                .add(source.getParent()));
        }
        senders.values().removeIf(steps -> steps.size() == 1);

        assertThat(senders.keySet().stream().map(Letter::valueOf)).allMatch(OF_SEVERAL_STEPS::contains);
    }

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
