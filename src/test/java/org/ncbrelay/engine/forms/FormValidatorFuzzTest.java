package org.ncbrelay.engine.forms;

import static org.ncbrelay.fuzz.Rules.areFit;
import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.fakes.FakeCases;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.fakes.Samples;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;

/**
 * The answers of a task's form, as the engine's API has them: the first line names the form, the rest is their JSON. What the form and the
 * domain accept is accepted again, and every day in it is one that a calendar and the database have.
 */
public class FormValidatorFuzzTest implements FuzzTarget {
    private static final List<String> FORMS = FormFileReader.names();
    private static final Map<String, Object> KNOWN =
            Map.of("reference", "KEN-2026-000001", "summary", "Ivory", "aimCount", 2, "capability", "TRAINING");
    private static final DomainAnswerRules RULES = rules();

    public static void fuzzerTestOneInput(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') end++;
        String name = new String(input, 0, end, StandardCharsets.US_ASCII);
        Optional<Map<String, Object>> answers =
                Rules.object(java.util.Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length));
        if (answers.isEmpty()) return;
        String form = FORMS.contains(name) ? name : FORMS.get(Math.floorMod(name.hashCode(), FORMS.size()));
        FormValidator.Checked checked = FormFileReader.check(form, answers.get(), KNOWN);
        List<Violation> violations = new ArrayList<>(checked.violations());
        areFit(violations);
        violations.addAll(ofDomain(form, checked.answers()));
        checked.answers().forEach(FormValidatorFuzzTest::isPassable);
        if (!violations.isEmpty()) return;
        FormValidator.Checked again = FormFileReader.check(form, checked.answers(), KNOWN);
        same(again.violations(), List.of(), "violations of accepted answers to " + form);
        same(again.answers(), checked.answers(), "accepted answers to " + form);
    }

    private static List<Violation> ofDomain(String form, Map<String, Object> accepted) {
        try {
            return RULES.check(form, accepted, Samples.REFERENCE);
        } catch (Refusal refused) {
            return List.of();
        }
    }

    /** The kinds of value that {@link FormValidator.Checked} names; of days, those of four digits. */
    private static void isPassable(String field, Object answer) {
        holds(
                answer instanceof String
                        || answer instanceof Boolean
                        || answer instanceof Long
                        || answer instanceof Double number && Double.isFinite(number)
                        || answer instanceof List<?> list && list.stream().allMatch(String.class::isInstance),
                () -> field + " is " + answer.getClass());
        if (!(answer instanceof String text) || !text.matches("[+-]?\\d{4,}-\\d\\d-\\d\\d.*")) return;
        try {
            int year = LocalDate.parse(text.replaceFirst("T.*", "")).getYear();
            holds(
                    !FormFileReader.asksForDay(field) || year > 0 && year < 10_000,
                    () -> field + " is a day of the year " + year);
        } catch (DateTimeException noDay) {
            // A text that looks like one.
        }
    }

    private static DomainAnswerRules rules() {
        FakeCases cases = new FakeCases();
        cases.has(Samples.request(CaseStatus.IN_SUPPORT));
        return new DomainAnswerRules(cases, new FakeRelay().recordings, Clock.fixed(Samples.NOW, ZoneOffset.UTC));
    }
}
