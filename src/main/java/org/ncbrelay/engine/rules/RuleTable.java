package org.ncbrelay.engine.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.request.Urgency;
import org.springframework.core.io.ClassPathResource;

/** The tables that an installation may replace, each with the limits of what it may say. */
enum RuleTable {
    TIME_LIMITS("timeLimits", RuleTable::checkTimeLimits),
    ESCALATION("escalation", RuleTable::checkEscalation),
    CHANNEL("channel", RuleTable::checkChannel),
    PRESERVATION_PERIODS("preservationPeriods", RuleTable::checkPeriods);

    /** In no row by name: the rows for everybody else must answer. */
    private static final String ANY_OTHER = "XXX";

    /** The most reminders of a step. */
    private static final int STAGES = 5;

    private static final int MOST_DAYS = 3660;
    private static final int MOST_RENEWALS = 100;

    private final String decision;
    private final Limits check;

    /** What a replacement may say, against the table of the release; rows may name these steps too. */
    private interface Limits {
        void check(RuleFile table, RuleFile released, Set<String> steps);
    }

    RuleTable(String decision, Limits check) {
        this.decision = decision;
        this.check = check;
    }

    /** @throws IllegalArgumentException if an installation may not replace it, or there is none */
    static RuleTable named(String decision) {
        return Arrays.stream(values())
                .filter(table -> table.decision.equals(decision))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("only these tables can be replaced: "
                        + Arrays.stream(values()).map(RuleTable::decision).collect(Collectors.joining(", "))));
    }

    String decision() {
        return decision;
    }

    String file() {
        return decision + ".dmn";
    }

    /**
     * @param steps that diagrams of the installation name, beside those of the release
     * @throws IllegalArgumentException saying what the table lacks, or what it says that it may not
     * @throws org.camunda.bpm.engine.exception.NotValidException if the file has words that models of the relay do not use
     */
    void check(byte[] replacement, Set<String> steps) {
        RuleFile released = released();
        RuleFile table = new RuleFile(decision, replacement);
        if (!table.shape().equals(released.shape()))
            throw new IllegalArgumentException("its columns and hit policy must be those of the release, "
                    + released.shape() + ", and not " + table.shape());
        check.check(table, released, steps);
    }

    private RuleFile released() {
        try {
            return new RuleFile(decision, new ClassPathResource("bpmn/" + file()).getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkTimeLimits(RuleFile table, RuleFile released, Set<String> own) {
        Set<String> steps = new TreeSet<>(released.texts("step"));
        steps.addAll(own);
        table.requireKnown("step", steps);
        table.requireKnown("urgency", names(Urgency.values()));
        table.texts("country")
                .forEach(country -> require(country.matches("[A-Z]{3}"), "no country has the code " + country));
        table.outputs("limit")
                .forEach(limit ->
                        require(!TimeLimit.parse(limit).amount().isZero(), "a time limit must be longer than zero"));
        for (String step : withAnyOther(steps))
            for (Urgency urgency : Urgency.values())
                require(
                        !table.answer(Map.of("country", ANY_OTHER, "step", step, "urgency", urgency.name()))
                                .isEmpty(),
                        "no row for every country has the step " + step + " (XXX: any other) with " + urgency);
    }

    private static Set<String> withAnyOther(Set<String> steps) {
        Set<String> all = new TreeSet<>(steps);
        all.add(ANY_OTHER);
        return all;
    }

    /** A step that the release escalates must not be only reminded of: no request is left standing. */
    private static void checkEscalation(RuleFile table, RuleFile released, Set<String> own) {
        Set<String> steps = new TreeSet<>(released.texts("step"));
        steps.addAll(own);
        steps.addAll(TIME_LIMITS.released().texts("step"));
        table.requireKnown("step", steps);
        table.outputs("escalation")
                .forEach(action -> require(isName(Escalation.values(), action), "no action is called " + action));
        for (String step : withAnyOther(steps))
            for (boolean secondOffice : new boolean[] {false, true}) {
                Set<String> actions = actions(table, step, secondOffice);
                require(!actions.contains(""), "no row has the step " + step + " (XXX: any other)");
                require(
                        secondOffice || !actions.contains(Escalation.SECOND_OFFICE.name()),
                        "the step " + step + " has no second office");
                require(
                        actions.size() > 1
                                || !actions.contains(Escalation.REMIND.name())
                                || actions(released, step, secondOffice).equals(actions),
                        "the step " + step + " is never escalated");
            }
    }

    /** Empty text where no row answers. */
    private static Set<String> actions(RuleFile table, String step, boolean secondOffice) {
        return IntStream.rangeClosed(1, STAGES)
                .mapToObj(stage -> table.answer(Map.of("step", step, "stage", stage, "secondOffice", secondOffice)))
                .map(answer -> (String) answer.getOrDefault("escalation", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Annex, paragraphs 1.1 and 1.2: without acknowledgment and a live authorization, everything goes through the NCB. */
    private static void checkChannel(RuleFile table, RuleFile released, Set<String> steps) {
        table.outputs("channel")
                .forEach(channel ->
                        require(released.outputs("channel").contains(channel), "no channel is called " + channel));
        for (boolean acknowledged : new boolean[] {false, true})
            for (boolean authorized : new boolean[] {false, true}) {
                Object channel = table.answer(Map.of("acknowledged", acknowledged, "authorized", authorized))
                        .get("channel");
                require(channel != null, "no row says what holds otherwise");
                require(
                        (acknowledged && authorized) || channel.equals("VIA_NCB"),
                        "direct contact needs the acknowledgment and a live authorization (Annex, paragraphs 1.1 and 1.2)");
            }
    }

    private static void checkPeriods(RuleFile table, RuleFile released, Set<String> steps) {
        table.texts("provider")
                .forEach(provider -> require(
                        provider.equals(provider.toLowerCase(Locale.ROOT)),
                        "the provider " + provider + " must be in lower case"));
        table.outputs("days").forEach(days -> requireNumber(days, 1, MOST_DAYS, "days"));
        table.outputs("renewals").forEach(renewals -> requireNumber(renewals, 0, MOST_RENEWALS, "renewals"));
        require(!table.answer(Map.of("provider", ANY_OTHER)).isEmpty(), "no row is for every other provider");
    }

    private static void requireNumber(String text, int least, int most, String what) {
        require(
                text.matches("\\d{1,4}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most,
                what + " must be a number between " + least + " and " + most);
    }

    private static boolean isName(Enum<?>[] values, String text) {
        return names(values).contains(text);
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(otherwise);
    }
}
