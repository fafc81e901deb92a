package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.port.Letter;
import org.ncbrelay.support.sources.Model;
import org.ncbrelay.support.sources.Wait;

/** No task waits for one office alone, or without somebody hearing of it: read from the diagrams and the table, without an engine. */
class OverdueContractTest {
    private static final List<Wait> TASKS = Wait.all();

    private final DmnEngine tables =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision escalation = decision("escalation");
    private final DmnDecision limits = decision("timeLimits");

    @Test
    void everyUserTaskIsEscalated() {
        assertThat(those(task -> task.reminders().isPresent() && stages(task).equals(Set.of(Escalation.REMIND))))
                .isEmpty();
    }

    /** V17: until a case is recorded, of INTERPOL only the General Secretariat's duty officers have it (Annex 1.1). */
    @Test
    void noOfficeOfTheTeamHasATaskBeforeTheRecord() {
        assertThat(those(task -> isBeforeTheRecord(task)
                        && Stream.concat(task.offices().stream(), task.secondOffice().stream())
                                .anyMatch(
                                        office -> role(office).belongsToInterpol() && role(office) != Role.GS_OFFICER)))
                .isEmpty();
    }

    /** The timeline of a case would name a bureau that owes nothing. */
    @Test
    void noHeadOfAnNcbIsCalledAboutWorkOfInterpol() {
        assertThat(those(task ->
                        task.offices().stream().allMatch(office -> role(office).belongsToInterpol())
                                && stages(task).contains(Escalation.NCB_HEAD)))
                .isEmpty();
    }

    /** Nobody is reminded of what has ended, and nothing ends before everybody was reminded. */
    @Test
    void theEndOfAWaitingComesAfterItsLastReminder() {
        assertThat(those(task -> task.end().filter(end -> !isAfter(end, task)).isPresent()))
                .isEmpty();
    }

    private static boolean isBeforeTheRecord(Wait task) {
        return task.at().matches("(acknowledgment|authorization|recording)\\b.*");
    }

    /** Half of the limit after the last reminder; an end with a limit of its own is later than that for each urgency. */
    private boolean isAfter(Wait.Times end, Wait task) {
        Wait.Times reminders = task.reminders().orElseThrow();
        if (end.step().equals(reminders.step())) return end.equals(reminders);
        return Stream.of(Urgency.values())
                .allMatch(urgency -> moment(end, urgency).compareTo(moment(reminders, urgency)) >= 0);
    }

    /** As the diagrams reckon; seven days around the clock for five working days. */
    private Duration moment(Wait.Times times, Urgency urgency) {
        Map<String, Object> facts = new HashMap<>(Map.of("step", times.step(), "urgency", urgency.name()));
        facts.put("country", null);
        TimeLimit limit = TimeLimit.parse(
                tables.evaluateDecisionTable(limits, facts).getSingleResult().getSingleEntry());
        double share = (times.count() + 1) / 2.0 * (limit.basis() == TimeLimit.Basis.WORKING_TIME ? 7 / 5.0 : 1);
        return Duration.ofMinutes(Math.round(limit.amount().toMinutes() * share));
    }

    @Test
    void everyActionOfTheTableHasALetterOfItsOwn() {
        assertThat(EnumSet.allOf(Escalation.class)).extracting(Letter::of).doesNotHaveDuplicates();
    }

    private Set<Escalation> stages(Wait task) {
        Wait.Times reminders = task.reminders().orElseThrow();
        return IntStream.rangeClosed(1, reminders.count())
                .mapToObj(stage ->
                        action(reminders.step(), stage, task.secondOffice().isPresent()))
                .collect(Collectors.toSet());
    }

    private Escalation action(String step, int stage, boolean secondOffice) {
        Map<String, Object> facts = Map.of("step", step, "stage", stage, "secondOffice", secondOffice);
        return Escalation.valueOf(tables.evaluateDecisionTable(escalation, facts)
                .getSingleResult()
                .getSingleEntry());
    }

    private static Role role(String group) {
        return Role.ofGroup(group).orElseThrow(() -> new AssertionError(group + " is no group of ours"));
    }

    private DmnDecision decision(String name) {
        try (InputStream table = Files.newInputStream(Model.FOLDER.resolve(name + ".dmn"))) {
            return tables.parseDecision(name, table);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> those(Predicate<Wait> wrong) {
        return TASKS.stream().filter(wrong).map(Wait::at).toList();
    }
}
