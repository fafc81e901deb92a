package org.ncbrelay.start.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ncbrelay.start.CannotStart;

/** The lines of the table that {@code check} prints. */
public final class Findings {
    private static final Line HEADING = new Line(null, "what", "found", "what to do");

    private final List<Line> lines = new ArrayList<>();
    private final boolean thorough;
    private boolean lasting;

    /** @param thorough whether servers are called that the relay can start without: those of mail and of malware scans */
    public Findings(boolean thorough) {
        this.thorough = thorough;
    }

    /** How bad a finding is; a start ends at {@code WRONG} only. */
    enum State {
        OK,
        WARNING,
        WRONG
    }

    /**
     * @param what   part of the environment, in a word or two
     * @param found  the fact, for the operator; never a password
     * @param remedy what the operator does about it; empty where nothing is to be done
     */
    record Line(State state, String what, String found, String remedy) {
        private String first() {
            return state == null ? "" : state.name().toLowerCase(Locale.ROOT);
        }

        String sentence() {
            return found + ". " + remedy;
        }
    }

    public boolean isThorough() {
        return thorough;
    }

    public void ok(String what, String found) {
        lines.add(new Line(State.OK, what, found, ""));
    }

    /** The relay starts, but something of it does not work or is not protected. */
    public void warn(String what, String found, String remedy) {
        lines.add(new Line(State.WARNING, what, found, remedy));
    }

    /** The relay does not start, however often it is tried. */
    public void wrong(String what, String found, String remedy) {
        unavailable(what, found, remedy);
        lasting = true;
    }

    /** The relay does not start now; a later start may succeed without a person. */
    public void unavailable(String what, String found, String remedy) {
        lines.add(new Line(State.WRONG, what, found, remedy));
    }

    List<Line> of(State state) {
        return lines.stream().filter(line -> line.state() == state).toList();
    }

    /** Of the start, and of the command {@code check}; 0 if the relay can start. */
    int exitCode() {
        if (of(State.WRONG).isEmpty()) return 0;
        return lasting ? CannotStart.CONFIGURATION : CannotStart.FOR_NOW;
    }

    /** @throws CannotStart if the relay cannot start, with a line for each problem */
    void requireNoneWrong() {
        if (exitCode() == 0) return;
        String problems =
                of(State.WRONG).stream().map(line -> "\n- " + line.sentence()).collect(Collectors.joining());
        throw new CannotStart(problems, CannotStart.CORRECT, exitCode(), null);
    }

    /** All lines under a heading, in columns. */
    public String table() {
        List<Line> all = new ArrayList<>(List.of(HEADING));
        all.addAll(lines);
        int what = all.stream().mapToInt(line -> line.what().length()).max().orElse(0);
        int found = all.stream().mapToInt(line -> line.found().length()).max().orElse(0);
        String row = "%-7s | %-" + what + "s | %-" + found + "s | %s";
        StringBuilder table = new StringBuilder();
        for (Line line : all)
            table.append(row.formatted(line.first(), line.what(), line.found(), line.remedy())
                            .stripTrailing())
                    .append(System.lineSeparator());
        return table.toString();
    }
}
