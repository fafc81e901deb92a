package org.ncbrelay.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.journal.Entry.Recorded;
import org.ncbrelay.port.Letter;

/**
 * The letters of one transaction that ask for a task. They are written at its end, when the task is there, and name it with its due date. A
 * task that no letter asks for gets a letter of its own, to the unit that must act and to its bureau.
 */
final class FirstLetters {
    private final List<Recorded> asking = new ArrayList<>();
    private final List<Opened> opened = new ArrayList<>();

    /** @return what is left to write without the letters that wait here */
    Optional<Recorded> hold(Recorded recorded) {
        if (recorded.entry() instanceof OutgoingLetter letter && asks(letter)) {
            asking.add(recorded);
            return Optional.empty();
        }
        if (!(recorded.entry() instanceof Act act) || act.letters().stream().noneMatch(FirstLetters::asks))
            return Optional.of(recorded);
        act.letters().stream()
                .filter(FirstLetters::asks)
                .forEach(letter -> asking.add(new Recorded(recorded.acting(), letter)));
        Act rest = act.withLetters(
                act.letters().stream().filter(letter -> !asks(letter)).toList());
        return Optional.of(new Recorded(recorded.acting(), rest));
    }

    void opened(Optional<Officer> acting, WaitingTask task, Optional<Addressee> unit) {
        opened.add(new Opened(acting, task, unit));
    }

    /** All that is to be written; nothing is left here afterwards. */
    List<Recorded> take() {
        List<Recorded> written = new ArrayList<>();
        List<Opened> free = new ArrayList<>(opened);
        for (Recorded each : asking) {
            OutgoingLetter letter = (OutgoingLetter) each.entry();
            // Of two teams' members of one country, each letter names another task; the copy of a letter names the same
            // task.
            Optional<Opened> task = find(free, letter).or(() -> find(opened, letter));
            task.ifPresent(free::remove);
            written.add(task.map(found -> new Recorded(each.acting(), letter.naming(found.task())))
                    .orElse(each));
        }
        free.stream().filter(Opened::needsLetter).flatMap(Opened::letters).forEach(written::add);
        asking.clear();
        opened.clear();
        return written;
    }

    private static boolean asks(OutgoingLetter letter) {
        return !letter.letter().asks().isEmpty();
    }

    private static Optional<Opened> find(List<Opened> tasks, OutgoingLetter letter) {
        return tasks.stream().filter(each -> letter.asksFor(each.task())).findFirst();
    }

    /** A task with who acted when it was opened, and the unit of a country that it is for. */
    private record Opened(Optional<Officer> acting, WaitingTask task, Optional<Addressee> unit) {
        /** An agency is written to over the channel that is open, by the step that asks it. */
        boolean needsLetter() {
            boolean ownWork = acting.filter(officer ->
                            officer.servesInterpol() && task.offices().stream().anyMatch(officer::is))
                    .isPresent();
            return task.isForDesk() && !ownWork;
        }

        Stream<Recorded> letters() {
            return Stream.concat(
                            unit.filter(it -> it.mail().isPresent()).stream(),
                            Stream.of(Addressee.ncb(task.organisation())))
                    .map(to -> OutgoingLetter.about(task.reference(), Letter.TASK_WAITING, to))
                    .map(letter -> new Recorded(acting, letter.naming(task)));
        }
    }
}
